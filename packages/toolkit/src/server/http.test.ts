import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { defineTool } from "../tool.ts";
import { createHttpHandler, createServerFactory } from "./index.ts";

const envelope = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

function callOf(name: string, signal?: AbortSignal): Request {
  return new Request("http://localhost/mcp", {
    method: "POST",
    ...(signal === undefined ? {} : { signal }),
    headers: {
      host: "localhost",
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": "tools/call",
      "mcp-name": name,
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name, arguments: {}, _meta: envelope },
    }),
  });
}

function serverWith(run: (signal: AbortSignal) => Promise<{ done: boolean }>, maxConcurrent = 4) {
  const tool = defineTool({
    name: "work",
    title: "Work",
    description: "Works for a while.",
    toolset: "test",
    annotations: { readOnlyHint: true },
    input: z.strictObject({}),
    output: z.object({ done: z.boolean() }),
    run: (_input, { signal }) => run(signal),
  });
  const faults: unknown[] = [];
  const factory = createServerFactory(
    { name: "test", title: "Test", version: "1", instructions: "" },
    { tools: [tool], resources: [], prompts: [] },
    { onUnexpected: (fault) => faults.push(fault) },
  );
  return { ...createHttpHandler(factory, { maxConcurrent }), faults };
}

it("answers 429 to more calls than it serves at once, and serves again when one is done", async () => {
  let finish = () => {};
  const busy = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const server = serverWith(() => busy.then(() => ({ done: true })), 2);
  const first = [server.fetch(callOf("work")), server.fetch(callOf("work"))];
  const refused = await server.fetch(callOf("work"));
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  finish();
  for (const response of await Promise.all(first)) await response.text();
  expect((await server.fetch(callOf("work"))).status).toBe(200);
  await server.close();
});

it("hides the reason of a fault from the client and reports it to the operator", async () => {
  const server = serverWith(() => Promise.reject(new Error("password is swordfish")));
  const text = await (await server.fetch(callOf("work"))).text();
  expect(text).not.toContain("swordfish");
  expect(text).toContain('"isError":true');
  expect(String(server.faults[0])).toContain("swordfish");
  await server.close();
});

it("tells a tool when its caller has gone", async () => {
  const caller = new AbortController();
  let wasTold = false;
  const server = serverWith(async (signal) => {
    signal.addEventListener("abort", () => (wasTold = true));
    await wait(5_000, undefined, { signal }).catch(() => {});
    return { done: false };
  });
  const answer = server.fetch(callOf("work", caller.signal)).catch(() => undefined);
  await wait(50);
  caller.abort();
  await answer;
  await wait(50);
  expect(wasTold).toBe(true);
  await server.close();
});
