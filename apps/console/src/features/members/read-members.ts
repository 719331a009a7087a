import "server-only";
import { headers } from "next/headers";
import { platform } from "~/server/platform.ts";
import type { Member } from "./member-list.tsx";

export interface PendingInvitation {
  id: string;
  email: string;
  role: string;
}

/** The members of a workspace and who has been invited. */
export async function readMembers(
  organizationId: string,
): Promise<{ members: Member[]; invitations: PendingInvitation[] }> {
  const { auth } = platform();
  const found = await auth.api.getFullOrganization({ headers: await headers(), query: { organizationId } });
  return {
    members: (found?.members ?? []).map(({ id, userId, role, user }) => ({
      id,
      userId,
      role,
      name: user.name,
      email: user.email,
    })),
    invitations: (found?.invitations ?? [])
      .filter(({ status }) => status === "pending")
      .map(({ id, email, role }) => ({ id, email, role })),
  };
}
