"use server";
import type { Refused } from "@assay/agent";
import { z } from "zod";
import { action } from "~/server/action.ts";
import type { Outcome } from "~/server/action.ts";
import { agentPlatform, askerOf } from "~/server/agent.ts";
import { agentStores, threadOwner } from "~/server/agent-stores.ts";
import { requirePrincipal } from "~/server/principal.ts";

const page = "/ask";
/** The conversation that is open, and the one that is meant. */
const ids = { here: z.uuid(), id: z.uuid() };

export const renameThread = action(
  page,
  { ...ids, title: z.string().trim().min(1).max(200) },
  async (form) => {
    const owner = threadOwner(await requirePrincipal("data.write"));
    const outcome = await agentStores().threads.rename(owner, form.id, form.title);
    return ended(form.here, outcome, "renamed");
  },
);

export const removeThread = action(page, ids, async ({ here, id }) => {
  const principal = await requirePrincipal("data.write");
  await agentPlatform().agent.stop(askerOf(principal), id);
  const outcome = await agentStores().threads.remove(threadOwner(principal), id);
  if (outcome === "removed") return { to: here === id ? page : `${page}/${here}`, done: "removed" };
  return ended(here, outcome, "removed");
});

export const chooseModel = action(
  page,
  { id: z.uuid(), model: z.string().max(200) },
  async ({ id, model }) => {
    const owner = threadOwner(await requirePrincipal("data.write"));
    const outcome = await agentStores().threads.chooseModel(owner, id, model === "" ? undefined : model);
    return ended(id, outcome);
  },
);

function ended(here: string, outcome: Refused | object | string, done?: string): Outcome {
  const to = `${page}/${here}`;
  if (typeof outcome === "object" && "problem" in outcome) return { error: "gone", at: to };
  return done === undefined ? { to } : { to, done };
}
