"use server";
import { testConnection } from "@assay/router";
import { appIds } from "@assay/ui/apps.ts";
import { z } from "zod";
import { action } from "~/server/action.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

const page = "/models/connections";
const id = z.string().min(1).max(40);

export const testAgain = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const { connections } = modelPlatform();
  const draft = await connections.open(workspaceId, fields.id);
  if (draft === undefined) return { error: "not_openable" };
  const { outcome } = await testConnection(draft);
  await connections.noteTest(workspaceId, draft, outcome);
  return outcome === "ok" ? { to: page, done: "tested" } : { error: `tested.${outcome}` };
});

export const removeConnection = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const wasThere = await modelPlatform().connections.remove(workspaceId, fields.id);
  return wasThere ? { to: page, done: "removed" } : { error: "no_connection" };
});

const address = z.string().max(400).optional();
const choices = z.object({
  console: address,
  outbound: address,
  legal: address,
  audit: address,
  tutor: address,
  companion: address,
} satisfies Record<(typeof appIds)[number], typeof address>);

export const chooseAppModels = action(page, choices.shape, async (chosen) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const { router, appModels } = modelPlatform();
  const [before, listings] = await Promise.all([appModels.list(workspaceId), router.list(workspaceId)]);
  const reachable = new Set(
    listings.filter(({ isReachable }) => isReachable).map((listing) => listing.address),
  );
  const kept = new Map(before.map(({ app, model }) => [app, model]));
  const isKnown = (app: string, model: string) =>
    model === "" || reachable.has(model) || kept.get(app) === model;
  const wrong = appIds.find((app) => !isKnown(app, chosen[app] ?? ""));
  if (wrong !== undefined) return { error: "model_not_reachable" };
  for (const app of appIds) {
    const model = chosen[app];
    if (model === undefined || model === (kept.get(app) ?? "")) continue;
    await (model === "" ? appModels.remove(workspaceId, app) : appModels.set(workspaceId, { app, model }));
  }
  return { to: page, done: "chosen" };
});
