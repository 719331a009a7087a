import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { openDatabase } from "@assay/db";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePorts } from "./application.ts";
import { useBrowser } from "./browser.ts";
import { signUp, startConsoleWithAccounts, startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
const agentPackage = createRequire(new URL("../packages/agent/package.json", import.meta.url));
const manifest = agentPackage.resolve("@modelcontextprotocol/server-everything/package.json");
const entry = join(dirname(manifest), "dist", "index.js");
const secret = "Bearer tok-0123456789-a1b2";
const writing = "toggle-simulated-logging";

let everything: ChildProcess;
let address = "";
beforeAll(async () => {
  const port = await freePorts(1);
  everything = spawn(process.execPath, [entry, "streamableHttp"], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  address = `http://127.0.0.1:${port}/mcp`;
  await new Promise<void>((resolve) =>
    everything.stderr?.on("data", (chunk) => {
      if (String(chunk).includes("listening")) resolve();
    }),
  );
});
afterAll(async () => {
  const ended = once(everything, "exit");
  everything.kill("SIGKILL");
  await ended;
});

/** A model that calls the tool it is told to, and then says what came of it. */
function startModel(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    if (request.url === "/v1/models") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ object: "list", data: [{ id: "house-7b", object: "model" }] }));
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      const last = body.messages.at(-1);
      const [, tool] = /use (\S+)/u.exec(String(last.content)) ?? [];
      const calls = [
        {
          index: 0,
          id: "call-1",
          type: "function",
          function: { name: tool, arguments: '{"message":"hello"}' },
        },
      ];
      const isCall = last.role === "user" && tool !== undefined;
      const message = isCall
        ? { role: "assistant", tool_calls: calls }
        : { role: "assistant", content: "It is done." };
      const finish = isCall ? "tool_calls" : "stop";
      const head = { id: "c1", created: 0, model: "house-7b" };
      if (body.stream !== true) {
        response.setHeader("content-type", "application/json");
        response.end(
          JSON.stringify({
            ...head,
            object: "chat.completion",
            choices: [{ index: 0, message, finish_reason: finish }],
          }),
        );
        return;
      }
      response.setHeader("content-type", "text/event-stream");
      for (const choice of [
        { index: 0, delta: message },
        { index: 0, delta: {}, finish_reason: finish },
      ])
        response.write(
          `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [choice] })}\n\n`,
        );
      response.end("data: [DONE]\n\n");
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, url: `http://127.0.0.1:${port}/v1` });
    }),
  );
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.getByRole("form", { name: "Connect a server" });
  for (const [label, value] of Object.entries(fields))
    await form.getByLabel(label, { exact: true }).fill(value);
  await form.getByRole("button", { name: "Save and test" }).click();
}

/** What is chosen for each tool whose row is shown. */
async function policiesOf(page: Page): Promise<Record<string, string>> {
  const selects = page.locator("select[name^='policy:']");
  return Object.fromEntries(
    await selects.evaluateAll((all) =>
      all.map((each) => [
        (each as HTMLSelectElement).name.slice("policy:".length),
        (each as HTMLSelectElement).value,
      ]),
    ),
  );
}

/** Sends what a person does in a thread and resolves with the chunks that came back. */
async function post(page: Page, thread: string, body: unknown): Promise<Record<string, unknown>[]> {
  const text = await page.evaluate(
    async ([path, sent]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(path, { method: "POST", headers, body: sent });
      return response.text();
    },
    [`/api/chat/${thread}`, JSON.stringify(body)] as const,
  );
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)));
}

describe("on a machine without accounts whose owner allows programs", () => {
  let app: Awaited<ReturnType<typeof startLocalConsole>>;
  beforeAll(async () => {
    app = await startLocalConsole({ ASSAY_MCP_STDIO: "1" });
  });
  afterAll(() => app.stop());

  it("connects a server by its address: its tools appear, and those that may write ask first [agent.servers]", async () => {
    const page = await person();
    await page.goto(`${app.url}/ask/servers`);
    await fill(page, { Name: "Everything", Address: "http://tools.example.com/mcp" });
    await page.getByText("Only https is used beyond this machine.").waitFor();
    expect(await page.getByLabel("Address", { exact: true }).inputValue()).toContain("tools.example.com");
    await fill(page, { Address: address, Header: "X-Key", "Secret value": secret });
    await page.getByText(/Everything answered in .* with \d+ tools/u).waitFor();
    await page
      .locator("summary")
      .filter({ hasText: /\d+ tools/u })
      .click();
    expect(await policiesOf(page)).toMatchObject({ echo: "allow", "get-sum": "allow", [writing]: "ask" });
    expect(await page.getByText("says it only reads").count()).toBeGreaterThan(5);
    await page.getByText("Echoes back the input").waitFor();
    expect(await page.getByText("X-Key …a1b2").first().isVisible()).toBe(true);
    expect(await page.content()).not.toContain(secret);
    const system = openDatabase({ home: app.home, role: "system", connections: 1 });
    const rows = await system.sql`select * from agent.mcp_server`;
    await system.close();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(problems).toEqual([]);
  });

  it("keeps what is decided about a tool, and switches a server off and on", async () => {
    const page = await person();
    await page.goto(`${app.url}/ask/servers?server=everything`);
    await page.getByLabel("What echo may do").selectOption("Off");
    await page.getByLabel(`What ${writing} may do`).selectOption("Run without asking");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved. It holds from the next question on.").waitFor();
    expect(await policiesOf(page)).toMatchObject({ echo: "off", [writing]: "allow" });
    await page.getByLabel(`What ${writing} may do`).selectOption("Ask before each call");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(/1 is off/u).waitFor();
    await page.getByRole("button", { name: "Switch off Everything" }).click();
    await page.getByText("switched off", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Switch on Everything" }).click();
    await page.getByText("switched on", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it("gives its tools to an agent with a model, which waits for a person before it calls one that may write", async () => {
    const model = await startModel();
    const page = await person();
    await page.goto(`${app.url}/models/connections`);
    const form = page.getByRole("form", { name: /[Cc]onnect/u }).first();
    await form.getByLabel("Provider").selectOption({ label: "An address of your own" });
    await form.getByLabel(/^Address/u).fill(model.url);
    await form.getByLabel(/^Name/u).fill("House");
    await form.getByLabel(/on this machine/u).check();
    await form.getByRole("button", { name: "Test and save" }).click();
    await page.getByText(/House answered/u).waitFor();

    const thread = randomUUID();
    const send = (text: string, parentId: string | null) => ({
      kind: "send",
      id: randomUUID(),
      text,
      parentId,
      model: "house/house-7b",
    });
    const first = await post(page, thread, send(`Please use everything__${writing}`, null));
    const asked = first.find(({ type }) => type === "tool-approval-request");
    expect(first.find(({ type }) => type === "data-call")).toMatchObject({ data: { consequence: "writes" } });
    expect(first.some(({ type }) => type === "tool-output-available")).toBe(false);
    const { messageId } = first.find(({ type }) => type === "start") ?? {};
    const second = await post(page, thread, {
      kind: "approve",
      turnId: messageId,
      callId: asked?.["approvalId"],
      approved: true,
    });
    expect(second.find(({ type }) => type === "tool-output-available")?.["output"]).toMatch(/logging/iu);
    expect(second.at(-1)).toMatchObject({ type: "finish", messageMetadata: { status: "done" } });

    await page.goto(`${app.url}/ask/${thread}/trace/${String(messageId)}`);
    await page.getByRole("heading", { level: 1, name: "How this answer came about" }).waitFor();
    const steps = await page.locator("section ol > li").allInnerTexts();
    expect(steps.map((step) => /^(\S+)\s+(\S+)/u.exec(step)?.slice(1, 3))).toEqual(
      expect.arrayContaining([
        ["model", "house/house-7b"],
        ["approval", `everything__${writing}`],
        ["tool", `everything__${writing}`],
      ]),
    );
    expect(await page.locator("dl").innerText()).toMatch(/Model\s+house\/house-7b/u);
    expect(problems).toEqual([]);
    model.server.close();
  }, 60_000);

  it("removes a server after asking, with everything that was decided", async () => {
    const page = await person();
    await page.goto(`${app.url}/ask/servers`);
    await page.getByRole("button", { name: "Remove Everything" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).last().click();
    await page.getByText("No server is connected").waitFor();
    expect(problems).toEqual([]);
  });

  it("connects a program, says in words why another does not start, and mends it in the same form", async () => {
    const page = await person();
    await page.goto(`${app.url}/ask/servers`);
    await page.getByLabel("Reached by").selectOption({ label: "A program on this machine (stdio)" });
    await fill(page, { Name: "Program", Command: "no-such-program-here" });
    await page
      .getByText(
        /Program is saved, but the test failed. There is no MCP server at that address, or no such program./u,
      )
      .waitFor();
    await page.getByText("switched off", { exact: true }).waitFor();
    await fill(page, { Command: process.execPath, Arguments: `${entry}\nstdio` });
    await page.getByText(/Program answered in .* with \d+ tools/u).waitFor();
    await page.getByText("switched on", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: /^Remove/u }).count()).toBe(1);
    await page
      .locator("summary")
      .filter({ hasText: /\d+ tools/u })
      .click();
    expect(await policiesOf(page)).toMatchObject({ echo: "allow", [writing]: "ask" });
    expect(problems).toEqual([]);
  });

  it("is all done without JavaScript", async () => {
    const page = await person({ javaScriptEnabled: false });
    await page.goto(`${app.url}/ask/servers`);
    await fill(page, { Name: "Plain", Address: address });
    await page.getByText(/Plain answered in/u).waitFor();
    await page.getByRole("button", { name: "Test Plain" }).click();
    await page.getByText("The server answers. Its tools are listed below.").waitFor();
    await page.getByLabel("What echo may do").last().selectOption("Ask before each call");
    await page.getByRole("button", { name: "Save", exact: true }).last().click();
    await page.getByText("Saved. It holds from the next question on.").waitFor();
    await page.getByRole("button", { name: "Remove Plain" }).click();
    await expect.poll(() => page.getByText("The server is removed.").count()).toBe(1);
  });
});

describe("where people sign in", () => {
  let app: Awaited<ReturnType<typeof startConsoleWithAccounts>>;
  beforeAll(async () => {
    app = await startConsoleWithAccounts({ ASSAY_MCP_STDIO: "1" });
  });
  afterAll(() => app.stop());

  it("starts no program and calls no address of the machine, whatever a form says", async () => {
    const page = await person();
    await signUp(page, app.url);
    await page.goto(`${app.url}/ask/servers`);
    await page.getByText(/Programs on this machine cannot be connected here/u).waitFor();
    await fill(page, { Name: "Inside", Address: address });
    await page.getByText(/That address leads to the machine Assay runs on/u).waitFor();
    const form = page.getByRole("form", { name: "Connect a server" });
    await form.locator("[name=transport]").evaluate((field) => field.setAttribute("value", "stdio"));
    await form.evaluate((each, command) => {
      const field = document.createElement("input");
      field.name = "command";
      field.value = command;
      each.append(field);
    }, process.execPath);
    await form.getByRole("button", { name: "Save and test" }).click();
    await page.getByText("Not saved. Look at the fields marked below.").waitFor();
    await page.reload();
    await page.getByText("No server is connected").waitFor();
    expect(await app.db.system.sql`select id from agent.mcp_server`).toHaveLength(0);
  });
});
