import { randomUUID } from "node:crypto";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TurnMeta, TurnPart } from "../turn.ts";
import { createThreadStore } from "./create-thread-store.ts";
import { createShareStore } from "./share-store.ts";
import type { ShareStore } from "./share-store.ts";
import type { ThreadOwner, ThreadStore } from "./thread-store.ts";

const dayMs = 24 * 3600 * 1000;
let db: TestDatabase;
let clock = Date.UTC(2026, 10, 25, 12);
let threads: ThreadStore;
let shares: ShareStore;
let owner = {} as ThreadOwner;
let threadId = "";
beforeAll(async () => {
  db = await createTestDatabase();
  const now = () => clock;
  threads = createThreadStore(db.app, { now });
  shares = createShareStore({
    app: db.app,
    system: db.system,
    now,
    isPublicTool: ({ name, server }) => server === undefined && name === "run_calculator",
  });
});
afterAll(() => db.close());
beforeEach(async () => {
  owner = { workspaceId: await db.workspace(), principalId: "user:ada" };
  threadId = randomUUID();
  await threads.openThread(owner, { id: threadId, app: "console", agent: "report" });
});

const text = (words: string): TurnPart => ({ type: "text", text: words });

async function begin(parentId: string | null, words: string) {
  const input = { kind: "send" as const, id: randomUUID(), text: words, parentId };
  const begun = await threads.beginRun(owner, {
    threadId,
    turnId: randomUUID(),
    input,
    model: "classic/report",
    engine: "classic",
  });
  if ("problem" in begun) throw new Error(begun.problem);
  return begun;
}

async function ask(
  parentId: string | null,
  words: string,
  parts = [text(`About ${words}`)],
  meta?: TurnMeta,
) {
  const { run, turn } = await begin(parentId, words);
  await threads.finishRun(run, { status: "done", parts, meta });
  return turn.id;
}

async function share(days = 7) {
  const made = await shares.create(owner, threadId, days);
  if ("problem" in made) throw new Error(made.problem);
  return made;
}

const said = async (token: string) =>
  (await shares.read(token))?.turns.map(({ parts }) => parts.map((part) => "text" in part && part.text));

describe("a link", () => {
  it("shows anybody the thread as it was when the link was made", async () => {
    const first = await ask(null, "one");
    const { token, expiresAt } = await share();
    expect(expiresAt).toEqual(new Date(clock + 7 * dayMs));
    await ask(first, "two");
    await threads.rename(owner, threadId, "Costs");
    const expected = [["one"], ["About one"]];
    expect(await said(token)).toEqual(expected);
    // An edit shows another path to the owner, and the same one here.
    await ask(null, "other");
    expect(await said(token)).toEqual(expected);
    expect(await shares.read(token)).toMatchObject({
      title: "Costs",
      createdAt: new Date(clock),
      expiresAt,
      turns: [{ role: "user" }, { role: "assistant", id: first }],
    });
  });

  it("leaves out an answer that is still being made", async () => {
    const first = await ask(null, "one");
    const { run } = await begin(first, "two");
    await threads.saveTurn(run, { parts: [text("Half")] });
    const { token } = await share();
    await threads.finishRun(run, { status: "done", parts: [text("Half and more")] });
    expect(await said(token)).toEqual([["one"], ["About one"]]);
  });

  it("leaves out what the answer does not say", async () => {
    const call = (name: string, server?: string): TurnPart => ({
      type: "call",
      call: {
        id: name,
        name,
        ...(server !== undefined && { server }),
        arguments: '{"path":"/private"}',
        state: "failed",
        output: "private",
        error: "private",
        durationMs: 3,
      },
    });
    const meta: TurnMeta = {
      engine: "model",
      model: "openai/gpt-6-sol",
      instructions: "report@1a2b",
      steps: 2,
      latencyMs: 900,
      firstTokenMs: 90,
      inputTokens: 10,
      outputTokens: 5,
      costMicros: 12,
      currency: "USD",
      data: ["report"],
    };
    const citations: TurnPart = {
      type: "citations",
      citations: [{ number: 1, id: "fact:a", title: "A", state: "exists", href: "/report#a" }],
    };
    const parts = [
      { type: "reasoning" as const, text: "private" },
      call("run_calculator"),
      call("run_calculator", "files"),
      call("read_file"),
      text("It costs 1 [1]."),
      citations,
    ];
    await ask(null, "one", parts, meta);
    const { token } = await share();
    const answer = (await shares.read(token))?.turns[1];
    expect(answer).toMatchObject({ role: "assistant", status: "done" });
    const hidden = { state: "failed", arguments: "{}", durationMs: 3 };
    expect(answer?.parts).toEqual([
      call("run_calculator"),
      { type: "call", call: { id: "run_calculator", name: "run_calculator", server: "files", ...hidden } },
      { type: "call", call: { id: "read_file", name: "read_file", ...hidden } },
      text("It costs 1 [1]."),
      citations,
    ]);
    expect(answer?.meta).toEqual({
      engine: "model",
      model: "openai/gpt-6-sol",
      steps: 2,
      latencyMs: 900,
      data: ["report"],
    });
  });

  it("is kept by the hash of its token, which nothing tells again", async () => {
    await ask(null, "one");
    const { id, token, expiresAt } = await share();
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(JSON.stringify(await db.owner.sql`select * from agent.share`)).not.toContain(token);
    expect(await shares.list(owner, threadId)).toEqual([
      { id, createdAt: new Date(clock), expiresAt, revokedAt: undefined },
    ]);
  });

  it("ends on its day, and at once when it is revoked", async () => {
    await ask(null, "one");
    const [brief, long] = [await share(1), await share(90)];
    clock += dayMs - 1;
    expect(await shares.read(brief.token)).toBeDefined();
    clock += 1;
    expect(await shares.read(brief.token)).toBeUndefined();
    expect(await shares.revoke(owner, threadId, brief.id)).toBe(false);
    expect(await shares.read(long.token)).toBeDefined();
    expect(await shares.revoke(owner, threadId, long.id)).toBe(true);
    expect(await shares.read(long.token)).toBeUndefined();
    expect(await shares.revoke(owner, threadId, long.id)).toBe(false);
    expect(await shares.list(owner, threadId)).toMatchObject([{}, {}]);
  });

  it("ends with its thread", async () => {
    await ask(null, "one");
    const { token } = await share();
    await threads.remove(owner, threadId);
    expect(await shares.read(token)).toBeUndefined();
  });

  it.each(["", "x", "x".repeat(1000), "\u0000", "A".repeat(43)])("is not %j", async (token) => {
    expect(await shares.read(token)).toBeUndefined();
  });

  it.each([0, 91, 1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("does not last %d days", async (days) => {
    await ask(null, "one");
    expect(await shares.create(owner, threadId, days)).toEqual({ problem: "chat.bad_request" });
  });

  it("is not made of a thread without an answer", async () => {
    expect(await shares.create(owner, threadId, 7)).toEqual({ problem: "chat.bad_request" });
    await begin(null, "one");
    expect(await shares.create(owner, threadId, 7)).toEqual({ problem: "chat.bad_request" });
  });

  it("is the owner's to make, list and revoke", async () => {
    await ask(null, "one");
    const { id, token } = await share();
    for (const stranger of [
      { ...owner, principalId: "user:grace" },
      { ...owner, workspaceId: await db.workspace() },
    ]) {
      const unknown = { problem: "chat.unknown_thread" };
      expect(await shares.create(stranger, threadId, 7)).toEqual(unknown);
      expect(await shares.list(stranger, threadId)).toEqual(unknown);
      expect(await shares.revoke(stranger, threadId, id)).toEqual(unknown);
    }
    const second = randomUUID();
    await threads.openThread(owner, { id: second, app: "console", agent: "report" });
    expect(await shares.revoke(owner, second, id)).toBe(false);
    expect(await shares.revoke(owner, threadId, "x")).toBe(false);
    expect(await shares.read(token)).toBeDefined();
  });
});
