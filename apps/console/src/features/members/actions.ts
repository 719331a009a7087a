"use server";
import { Role } from "@assay/auth/roles";
import { z } from "zod";
import { action } from "~/server/action.ts";
import { callAuth } from "~/server/call-auth.ts";
import { requirePrincipal } from "~/server/principal.ts";

const page = "/members";
const id = z.string().min(1).max(64);

export const invite = action(page, { email: z.email(), role: Role }, async ({ email, role }) => {
  const { workspaceId } = await requirePrincipal("members.write");
  const answer = await callAuth("/organization/invite-member", { email, role, organizationId: workspaceId });
  return "code" in answer ? { error: answer.code } : { to: page, done: "invite" };
});

export const changeRole = action(page, { memberId: id, role: Role }, async ({ memberId, role }) => {
  const { workspaceId } = await requirePrincipal("members.write");
  const answer = await callAuth("/organization/update-member-role", {
    memberId,
    role,
    organizationId: workspaceId,
  });
  return "code" in answer ? { error: answer.code } : { to: page, done: "role" };
});

export const removeMember = action(page, { memberId: id }, async ({ memberId }) => {
  const { workspaceId } = await requirePrincipal("members.write");
  const body = { memberIdOrEmail: memberId, organizationId: workspaceId };
  const answer = await callAuth("/organization/remove-member", body);
  return "code" in answer ? { error: answer.code } : { to: page, done: "removed" };
});

export const cancelInvitation = action(page, { invitationId: id }, async (body) => {
  await requirePrincipal("members.write");
  const answer = await callAuth("/organization/cancel-invitation", body);
  return "code" in answer ? { error: answer.code } : { to: page, done: "cancelled" };
});

export const switchWorkspace = action("/", { organizationId: id }, async (body) => {
  const answer = await callAuth("/organization/set-active", body);
  return "code" in answer ? { error: answer.code } : { to: "/" };
});

export const acceptInvitation = action("/", { invitationId: id }, async (body) => {
  const answer = await callAuth("/organization/accept-invitation", body);
  return "code" in answer ? { error: answer.code } : { to: "/" };
});
