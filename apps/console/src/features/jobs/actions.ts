"use server";
import { z } from "zod";
import { action } from "~/server/action.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

const page = "/jobs";
const id = z.uuid();

export const cancelJob = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("data.write");
  const jobs = await platform().jobs();
  return (await jobs.cancel(workspaceId, fields.id))
    ? { to: page, done: "cancelled" }
    : { error: "nothing_to_cancel" };
});

export const retryJob = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("data.write");
  const jobs = await platform().jobs();
  return (await jobs.retry(workspaceId, fields.id))
    ? { to: page, done: "retried" }
    : { error: "nothing_to_retry" };
});
