import { randomUUID } from "node:crypto";
import { DatabaseError } from "@assay/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Asker } from "../run/config.ts";
import type { UiChunk } from "../run/turn-writer.ts";
import { createShareStore } from "../store/share-store.ts";
import { createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { readChunks } from "../testing/index.ts";
import type { Script } from "../testing/index.ts";
import { createNotes } from "../testing/tools.ts";
import { createChatHandler } from "./chat-handler.ts";
import { eventStream } from "./event-stream.ts";
import type { ChatHandlerOptions } from "./chat-handler.ts";

let bench: Bench;
let asker: Asker;
let threadId = "";
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  asker = await bench.asker();
  threadId = randomUUID();
});

function handlerOf(script: Script = [{ text: "Hello." }], more: Partial<ChatHandlerOptions> = {}) {
  const { agent, model } = bench.agent(script, { toolkit: [createNotes().note] });
  const handler = createChatHandler({
    agent,
    identify: () => asker,
    isOwnOrigin: (request) => request.headers.get("origin") === "http://here",
    ...more,
  });
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const request = new Request(`http://here/api/chat/${path}`, {
      method,
      headers: { origin: "http://here", "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return handler(request, new URL(request.url).pathname.split("/").slice(3));
  };
  return { agent, model, call };
}

/** A body in the shape that a test expects of it. */
async function bodyOf<Shape>(response: Response): Promise<Shape> {
  return (await response.json()) as Shape;
}

async function refusal(response: Response) {
  const { error } = await bodyOf<{ error: { code: string } }>(response);
  return [response.status, error.code];
}

describe("a question", () => {
  it("is answered with a UI message stream", async () => {
    const { call } = handlerOf();
    const response = await call("POST", threadId, sent("Hi"));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "x-vercel-ai-ui-message-stream": "v1",
    });
    const { turns } = await bench.path(asker, threadId);
    const chunks = await readChunks(response);
    expect(chunks).toMatchObject([
      { type: "start", messageId: turns[1]?.turn.id, messageMetadata: { status: "running" } },
      { type: "text-start", id: "text-1" },
      { type: "text-delta", id: "text-1", delta: "Hello." },
      { type: "text-end", id: "text-1" },
      { type: "finish", messageMetadata: { status: "done", meta: { steps: 1 } } },
    ]);
    expect(turns[0]?.turn).toMatchObject({ role: "user", parts: [{ type: "text", text: "Hi" }] });
  });

  it.each([
    ["nothing", "", 400, "chat.bad_request"],
    ["blanks", " \n\t", 400, "chat.bad_request"],
    ["what cannot be seen", "\u200b\u200e", 400, "chat.bad_request"],
    ["one character too many", "x".repeat(32_001), 413, "chat.too_long"],
    ["100 KB", "x".repeat(100_000), 413, "chat.too_long"],
    ["5 MB", "x".repeat(5_000_000), 413, "chat.too_long"],
  ])("of %s is refused", async (_what, text, status, code) => {
    const { call, model } = handlerOf();
    expect(await refusal(await call("POST", threadId, sent(text)))).toEqual([status, code]);
    expect(model.requests).toEqual([]);
  });

  it.each([
    ["as long as may be", "字".repeat(32_000)],
    ["with what JSON escapes", "\u0001".repeat(31_999) + "x"],
    ["with emoji", "🦆"],
    ["from right to left", "مرحبا"],
  ])("%s is taken as it is", async (_what, text) => {
    const { call, model } = handlerOf();
    await readChunks(await call("POST", threadId, sent(text)));
    expect(model.requests[0]?.messages.at(-1)).toEqual({ role: "user", content: text });
  });

  it("with half a character has it replaced", async () => {
    const { call, model } = handlerOf();
    await readChunks(await call("POST", threadId, sent("a\ud800b")));
    expect(model.requests[0]?.messages.at(-1)?.content).toBe("a\ufffdb");
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["an unknown kind", { kind: "shout" }],
    ["an unknown field", { ...sent("Hi"), admin: true }],
    ["an id that is none", { ...sent("Hi"), id: "1" }],
    ["a model with a blank", { ...sent("Hi"), model: "a b" }],
    ["an approval without a word", { kind: "approve", turnId: randomUUID(), callId: "c" }],
  ])("with %s is refused", async (_what, body) => {
    const { call } = handlerOf();
    expect(await refusal(await call("POST", threadId, body))).toEqual([400, "chat.bad_request"]);
  });

  it("that is no JSON by its type, from another page or from nobody is refused", async () => {
    const { call } = handlerOf();
    const text = { "content-type": "text/plain" };
    expect(await refusal(await call("POST", threadId, sent("Hi"), text))).toEqual([400, "chat.bad_request"]);
    const foreign = { origin: "http://elsewhere" };
    expect(await refusal(await call("POST", threadId, sent("Hi"), foreign))).toEqual([403, "chat.forbidden"]);
    for (const [refused, code] of [
      [401, "chat.signed_out"],
      [403, "chat.forbidden"],
    ] as const) {
      const nobody = handlerOf([], { identify: () => ({ refused }) });
      expect(await refusal(await nobody.call("POST", threadId, sent("Hi")))).toEqual([refused, code]);
    }
  });

  it("in a thread that is busy, or after a turn that is not there, is refused", async () => {
    const { agent, call } = handlerOf([{ text: "One ", hangs: true }]);
    const first = await call("POST", threadId, sent("Hi"));
    expect(await refusal(await call("POST", threadId, sent("Hi")))).toEqual([409, "chat.busy"]);
    expect((await call("POST", `${threadId}/stop`)).status).toBe(204);
    expect((await readChunks(first)).at(-1)).toMatchObject({
      type: "finish",
      messageMetadata: { status: "stopped" },
    });
    const lost = randomUUID();
    expect(await refusal(await call("POST", lost, sent("Hi", randomUUID())))).toEqual([
      404,
      "chat.unknown_turn",
    ]);
    expect(await bench.store.path(agent.ownerOf(asker), lost)).toEqual({ problem: "chat.unknown_thread" });
  });

  it("is refused while the database is away", async () => {
    const { agent } = bench.agent([], {
      store: {
        ...bench.store,
        openThread: () => Promise.reject(new DatabaseError("db.unavailable", "away")),
      },
    });
    const { call } = handlerOf([], { agent });
    expect(await refusal(await call("POST", threadId, sent("Hi")))).toEqual([503, "db.unavailable"]);
  });

  it("that hits a fault of ours is answered without telling of it", async () => {
    const lines: unknown[] = [];
    const { agent } = bench.agent([], {
      store: { ...bench.store, openThread: () => Promise.reject(new Error("password of the database")) },
    });
    const { call } = handlerOf([], { agent, log: (_level, event) => lines.push(event) });
    const response = await call("POST", threadId, sent("Hi"));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("password");
    expect(lines).toMatchObject([{ event: "chat.failed", error: expect.stringContaining("password") }]);
  });
});

describe("an approval", () => {
  it("continues the message", async () => {
    const { call } = handlerOf([
      { calls: [{ id: "n", name: "write_note", arguments: { text: "A" } }] },
      { text: "Noted." },
    ]);
    const first = await readChunks(await call("POST", threadId, sent("Note A")));
    expect(first.map(({ type }) => type)).toEqual([
      "start",
      "tool-input-available",
      "data-call",
      "tool-approval-request",
      "finish",
    ]);
    const turnId = (await bench.path(asker, threadId)).turns.at(-1)?.turn.id;
    const next = await readChunks(
      await call("POST", threadId, { kind: "approve", turnId, callId: "n", approved: true }),
    );
    expect(next).toMatchObject([
      { type: "start", messageId: turnId },
      { type: "tool-output-available", toolCallId: "n", output: { count: 1 } },
      { type: "data-call", data: { id: "n" } },
      { type: "text-start" },
      { type: "text-delta", delta: "Noted." },
      { type: "text-end" },
      { type: "finish", messageMetadata: { status: "done", meta: { steps: 2 } } },
    ]);
  });
});

describe("a thread", () => {
  async function exchanged(script?: Script) {
    const made = handlerOf(script);
    const question = sent("Hi");
    await readChunks(await made.call("POST", threadId, question));
    const answerId = (await bench.path(asker, threadId)).turns.at(-1)?.turn.id ?? "";
    return { ...made, question, answerId };
  }

  it("is shown with its messages, followed while it answers, and says whether it does", async () => {
    const { call, question } = await exchanged([{ text: "Hello." }, { text: "Two ", hangs: true }]);
    const shown = await bodyOf<{ messages: { id: string }[] }>(await call("GET", threadId));
    expect(shown).toMatchObject({
      title: "Hi",
      isRunning: false,
      messages: [{ id: question.id }, { role: "assistant" }],
    });
    expect((await call("GET", `${threadId}/stream`)).status).toBe(204);
    const running = await call("POST", threadId, sent("And?", shown.messages[1]?.id ?? null));
    expect(await (await call("GET", threadId)).json()).toMatchObject({ isRunning: true });
    const late = await call("GET", `${threadId}/stream`);
    await call("POST", `${threadId}/stop`);
    expect(await readChunks(late)).toEqual(await readChunks(running));
  });

  it("shows the branch that was chosen", async () => {
    const { call, question, answerId } = await exchanged();
    await readChunks(await call("POST", threadId, { kind: "regenerate", turnId: answerId }));
    const response = await call("POST", `${threadId}/branch`, { turnId: answerId });
    const { messages } = await bodyOf<{ messages: { id: string; metadata: { branch: object } }[] }>(response);
    expect(messages.map(({ id }) => id)).toEqual([question.id, answerId]);
    expect(messages[1]?.metadata.branch).toMatchObject({ at: 1, of: 2 });
    const unknown = { turnId: randomUUID() };
    expect(await refusal(await call("POST", `${threadId}/branch`, unknown))).toEqual([
      404,
      "chat.unknown_turn",
    ]);
  });

  it("is renamed, exported, traced, shared and removed", async () => {
    const shares = createShareStore({ app: bench.db.app, system: bench.db.system });
    const { agent, answerId } = await exchanged();
    const { call } = handlerOf([], { agent, shares });
    expect(await (await call("POST", `${threadId}/rename`, { title: " Greetings " })).json()).toEqual({
      title: "Greetings",
    });
    const markdown = await call("GET", `${threadId}/export?format=markdown`);
    expect(markdown.headers.get("content-disposition")).toBe('attachment; filename="conversation.md"');
    expect(await markdown.text()).toContain("# Greetings");
    expect(await (await call("GET", `${threadId}/export?format=json`)).json()).toMatchObject({
      assay: "thread",
      turns: [{}, {}],
    });
    expect(await refusal(await call("GET", `${threadId}/export?format=pdf`))).toEqual([
      400,
      "chat.bad_request",
    ]);
    const trace = await call("GET", `${threadId}/turns/${answerId}/trace`);
    const { steps } = await bodyOf<{ steps: object[] }>(trace);
    expect(steps).toMatchObject([{ kind: "model", name: "scripted/model" }]);
    const shared = await call("POST", `${threadId}/shares`, { days: 7 });
    const { id, token } = await bodyOf<{ id: string; token: string }>(shared);
    expect(await shares.read(token)).toMatchObject({ title: "Greetings" });
    expect((await call("DELETE", `${threadId}/shares/${id}`)).status).toBe(204);
    expect(await shares.read(token)).toBeUndefined();
    expect((await call("DELETE", threadId)).status).toBe(204);
    expect(await refusal(await call("GET", threadId))).toEqual([404, "chat.unknown_thread"]);
  });

  it("that is removed while it answers ends the answer", async () => {
    const { agent, call } = handlerOf([{ text: "One ", hangs: true }]);
    const response = await call("POST", threadId, sent("Hi"));
    await call("DELETE", threadId);
    expect((await readChunks(response)).at(-1)).toMatchObject({ type: "finish" });
    expect(agent.follow(asker, threadId)).toBeUndefined();
    expect(await bench.store.path(agent.ownerOf(asker), threadId)).toEqual({
      problem: "chat.unknown_thread",
    });
  });

  it("of another person does not exist", async () => {
    const { agent, answerId } = await exchanged();
    const stranger = { ...asker, principal: { id: "user:grace", role: "member" } } as const;
    const { call } = handlerOf([], { agent, identify: () => stranger });
    for (const [method, path, body] of [
      ["GET", threadId, undefined],
      ["GET", `${threadId}/stream`, undefined],
      ["GET", `${threadId}/export?format=json`, undefined],
      ["GET", `${threadId}/turns/${answerId}/trace`, undefined],
      ["POST", `${threadId}/stop`, {}],
      ["POST", `${threadId}/rename`, { title: "Mine" }],
      ["POST", `${threadId}/branch`, { turnId: answerId }],
      ["POST", threadId, sent("Hi")],
      ["POST", threadId, { kind: "regenerate", turnId: answerId }],
      ["POST", threadId, { kind: "approve", turnId: answerId, callId: "c", approved: true }],
      ["DELETE", threadId, undefined],
    ] as const)
      expect([path, await refusal(await call(method, path, body))]).toEqual([
        path,
        [404, "chat.unknown_thread"],
      ]);
  });

  it.each([
    ["GET", ""],
    ["GET", "not-a-uuid"],
    ["PUT", randomUUID()],
    ["GET", `${randomUUID()}/secrets`],
    ["GET", `${randomUUID()}/turns/1/trace`],
    ["POST", `${randomUUID()}/shares`],
  ])("has nothing at %s %s", async (method, path) => {
    const { call } = handlerOf();
    const body = method === "POST" ? { days: 1 } : undefined;
    expect(await refusal(await call(method, path, body))).toEqual([404, "chat.unknown_address"]);
  });
});

describe("a silent stream", () => {
  it("has a comment every fifteen seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { writable, readable } = new TransformStream<UiChunk>();
    const reader = eventStream(readable).body?.getReader();
    try {
      for (const _ of [1, 2]) {
        const piece = reader?.read();
        vi.advanceTimersByTime(14_999);
        expect(await Promise.race([piece, Promise.resolve("nothing yet")])).toBe("nothing yet");
        vi.advanceTimersByTime(1);
        expect(new TextDecoder().decode((await piece)?.value)).toBe(": keep-alive\n\n");
      }
    } finally {
      vi.useRealTimers();
      await writable.abort();
      await reader?.cancel().catch(() => {});
    }
  });
});
