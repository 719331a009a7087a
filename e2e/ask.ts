import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createThreadStore } from "@assay/agent";
import { createScriptedModel, serveScripted } from "@assay/agent/testing";
import type { ScriptedReply, ScriptedRequest } from "@assay/agent/testing";
import { local } from "@assay/auth";
import { WorkspaceId, openDatabase } from "@assay/db";
import type { Locator, Page } from "playwright-core";
import { startLocalConsole } from "./console.ts";
import type { RunningConsole } from "./console.ts";

export interface RunningAsk extends RunningConsole {
  /** The address a conversation chooses the scripted model by. */
  model: string;
  /** What the model was asked. */
  requests: ScriptedRequest[];
  /** What the notes' server was told to write. */
  notes: unknown[];
}

/** The console with a model that plays a script, and an external server with a tool that writes. */
export async function startAsk(): Promise<RunningAsk> {
  const notes: unknown[] = [];
  const scripted = createScriptedModel(replyTo, { costMicros: 1_500 });
  const [app, model, server] = await Promise.all([
    startLocalConsole(),
    serveScripted(scripted),
    startNotes(notes),
  ]);
  await connect(app, { url: model.url, notes: server.url });
  return {
    ...app,
    model: "scripted/scripted",
    requests: scripted.requests,
    notes,
    async stop() {
      await app.stop();
      await model.close();
      server.close();
    },
  };
}

const words = Array.from({ length: 60 }, (_, at) => `word${at + 1} `);

/** What the model says to the last thing that was said. */
function replyTo({ messages }: ScriptedRequest): ScriptedReply {
  const last = messages.at(-1);
  const content = last?.["content"];
  const said = typeof content === "string" ? content : "";
  if (last?.role === "tool") return { text: `The note is ${said.includes("kept") ? "kept" : "not kept"}.` };
  if (said.startsWith("slowly")) return { text: words, delayMs: 120 };
  if (said.startsWith("write"))
    return { calls: [{ name: "notes__write_note", arguments: { title: "Milk", pages: 2 } }] };
  if (said.startsWith("fail")) return { error: { status: 500, code: "oops" } };
  if (said.startsWith("cite"))
    return { text: "A day costs $694,444 [fact:chatgpt-daily-hardware-cost], as is known." };
  return { text: `You said: ${said.slice(0, 200)} It is 42 percent.` };
}

/** Saves what people would set up in forms. */
async function connect(app: RunningConsole, { url, notes }: { url: string; notes: string }): Promise<void> {
  const system = openDatabase({ home: app.home, role: "system", connections: 1 });
  await system.sql`
    insert into router.connection ${system.sql({
      workspace_id: local.workspaceId,
      id: "scripted",
      name: "Scripted",
      base_url: url,
      wire: "openai",
      is_local: true,
    })}`;
  const config = { id: "notes", name: "Notes", isEnabled: true, tools: {}, transport: "http", url: notes };
  await system.sql`
    insert into agent.mcp_server (workspace_id, id, config)
    values (${local.workspaceId}, 'notes', ${JSON.stringify(config)}::json)`;
  await system.close();
}

/** An MCP server of one tool, which writes. */
function startNotes(notes: unknown[]): Promise<{ url: string; close(): void }> {
  const tool = {
    name: "write_note",
    description: "Keeps a note.",
    inputSchema: {
      type: "object",
      properties: { title: { type: "string" }, pages: { type: "integer" } },
      required: ["title"],
    },
    annotations: { readOnlyHint: false },
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { id, method, params } = body === "" ? {} : JSON.parse(body);
      if (request.method !== "POST") return response.writeHead(405).end();
      if (id === undefined) return response.writeHead(202).end();
      if (method === "tools/call") notes.push(params.arguments);
      const results: Record<string, object> = {
        initialize: {
          protocolVersion: "2025-06-18",
          capabilities: { tools: {} },
          serverInfo: { name: "notes", version: "1.0.0" },
        },
        "tools/list": { tools: [tool] },
        "tools/call": { content: [{ type: "text", text: "kept" }] },
        ping: {},
      };
      const result = results[method];
      const answer = result === undefined ? { error: { code: -32601, message: "unknown" } } : { result };
      response.setHeader("content-type", "application/json");
      return response.end(JSON.stringify({ jsonrpc: "2.0", id, ...answer }));
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}/mcp`, close: () => server.close() });
    }),
  );
}

/** Opens a new conversation, with the scripted model unless told otherwise. */
export async function openThread(page: Page, app: RunningAsk, model = app.model): Promise<void> {
  await page.goto(`${app.url}/ask`);
  await page.getByLabel("Answered by").selectOption(model);
}

export const field = (page: Page): Locator => page.getByRole("textbox", { name: "Message" });
export const log = (page: Page): Locator => page.getByRole("log");

/** Writes and sends. */
export async function ask(page: Page, question: string): Promise<void> {
  await field(page).fill(question);
  await page.keyboard.press("Enter");
}

/** Waits until nothing is being made. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[role="log"][aria-busy="false"]').waitFor();
}

/** A conversation of so many turns, half of them answers. */
export async function seedThread(app: RunningAsk, turns: number): Promise<string> {
  const database = openDatabase({ home: app.home, role: "app", connections: 1 });
  const store = createThreadStore(database);
  const owner = { workspaceId: WorkspaceId.parse(local.workspaceId), principalId: local.userId };
  const threadId = randomUUID();
  await store.openThread(owner, { id: threadId, app: "console", agent: "report" });
  let parentId: string | null = null;
  for (let at = 0; at < turns; at += 1) {
    const id = randomUUID();
    const role = at % 2 === 0 ? ("user" as const) : ("assistant" as const);
    const said = `Turn ${at + 1}. ${"A sentence that takes some room on the page. ".repeat(role === "user" ? 1 : 6)}`;
    await store.addTurn(owner, {
      id,
      threadId,
      parentId,
      role,
      status: "done",
      parts: [{ type: "text", text: said }],
    });
    parentId = id;
  }
  await database.close();
  return threadId;
}
