"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { McpServer } from "@assay/agent";
import type { WorkspaceId } from "@assay/db";
import { action, withQuery } from "~/server/action.ts";
import { agentStores } from "~/server/agent-stores.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { fieldText } from "../models/form-state.ts";
import { forgetSeen } from "./seen-tools.ts";
import { readRules } from "./tool-rules.ts";
import { tryServer } from "./try-server.ts";

const page = "/ask/servers";
const id = z.string().min(1).max(40);

export const testServerAgain = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const test = await tryServer(workspaceId, fields.id);
  if (test === undefined) return { error: "not_openable" };
  return test.outcome === "ok"
    ? { to: withQuery(page, "server", fields.id), done: "tested" }
    : { error: `tested.${test.outcome}` };
});

export const switchServer = action(page, { id, isEnabled: z.enum(["on", "off"]) }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const isEnabled = fields.isEnabled === "on";
  const outcome = await change(workspaceId, fields.id, (config) => ({ ...config, isEnabled }));
  return outcome === "saved" ? { to: page, done: isEnabled ? "enabled" : "disabled" } : { error: outcome };
});

export const removeServer = action(page, { id }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const wasThere = await agentStores().servers.remove(workspaceId, fields.id);
  forgetSeen(workspaceId, fields.id);
  return wasThere ? { to: page, done: "removed" } : { error: "no_server" };
});

/** Takes what was chosen for each of a server's tools: the names of the fields are the tools'. */
export async function chooseTools(form: FormData): Promise<void> {
  const { workspaceId } = await requirePrincipal("settings.write");
  const server = fieldText(form, "id");
  const outcome = await change(workspaceId, server, (config) => ({
    ...config,
    tools: readRules(form, config.tools),
  }));
  const back = withQuery(page, "server", server);
  redirect(outcome === "saved" ? withQuery(back, "done", "chosen") : withQuery(page, "error", outcome));
}

/** Changes a server and leaves its secrets as they are. */
async function change(
  workspaceId: WorkspaceId,
  server: string,
  changed: (config: McpServer["config"]) => McpServer["config"],
): Promise<"saved" | "no_server" | "not_openable"> {
  const { servers } = agentStores();
  const known = (await servers.list(workspaceId)).find(({ config }) => config.id === server);
  if (known === undefined) return "no_server";
  if (known.isBroken) return "not_openable";
  const names = known.secrets.map(({ name }) => name);
  const saved = await servers.save(workspaceId, changed(known.config), names);
  return "problem" in saved ? "not_openable" : "saved";
}
