import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { begun, text, useStores } from "./fixture.ts";
import type { Step } from "./step.ts";
import type { ThreadOwner, ThreadStore } from "./thread-store.ts";

const stores = useStores();
let { one, other, owner, threadId } = stores;
beforeEach(() => {
  ({ one, other, owner, threadId } = stores);
});

function step(kind: Step["kind"], more: Partial<Step> = {}): Step {
  return { kind, name: "x", startedAt: new Date(stores.clock).toISOString(), durationMs: 1.125, ...more };
}

describe("a thread", () => {
  it("is made once, however often it is opened, and keeps what it was made with", async () => {
    const id = randomUUID();
    const opened = await Promise.all(
      [one, other, one, other].map((store) =>
        store.openThread(owner, { id, app: "console", agent: "report", model: "openai/gpt-6-sol" }),
      ),
    );
    const expected = {
      id,
      app: "console",
      agent: "report",
      title: "",
      model: "openai/gpt-6-sol",
      headTurnId: undefined,
      createdAt: new Date(stores.clock),
      updatedAt: new Date(stores.clock),
      archivedAt: undefined,
    };
    expect(opened).toEqual([expected, expected, expected, expected]);
    expect(await other.openThread(owner, { id, app: "legal", agent: "clerk" })).toEqual(expected);
  });

  it("does not exist for another principal or workspace, whatever is asked of it", async () => {
    const { answer } = await stores.exchange(null);
    const strangers: ThreadOwner[] = [
      { ...owner, principalId: "user:grace" },
      { ...owner, workspaceId: await stores.db.workspace() },
    ];
    for (const stranger of strangers) {
      const asked = await Promise.all([
        one.path(stranger, threadId),
        one.pathTo(stranger, threadId, answer),
        one.selectBranch(stranger, threadId, answer),
        one.rename(stranger, threadId, "Mine"),
        one.chooseModel(stranger, threadId, "x/y"),
        one.archive(stranger, threadId, true),
        one.remove(stranger, threadId),
        one.beginRun(stranger, stores.sent(answer)),
        one.requestStop(stranger, threadId),
        one.steps(stranger, threadId, answer),
        one.answerApproval(stranger, { threadId, turnId: answer, callId: "1", isApproved: true }),
        one.addTurn(stranger, {
          id: randomUUID(),
          threadId,
          parentId: answer,
          role: "user",
          status: "done",
          parts: [],
        }),
      ]);
      expect(new Set(asked.map((each) => JSON.stringify(each)))).toEqual(
        new Set(['{"problem":"chat.unknown_thread"}']),
      );
      expect(await one.list(stranger)).toEqual({ threads: [], next: undefined });
    }
    expect((await stores.shown()).turns).toHaveLength(2);
  });

  it("is refused to a principal who uses the id of another's, and is a new one in another workspace", async () => {
    const fields = { id: threadId, app: "console", agent: "report" };
    expect(await one.openThread({ ...owner, principalId: "user:grace" }, fields)).toEqual({
      problem: "chat.unknown_thread",
    });
    const elsewhere = { ...owner, workspaceId: await stores.db.workspace() };
    expect(await one.openThread(elsewhere, fields)).toMatchObject({ id: threadId, title: "" });
    await stores.exchange(null, "Mine");
    expect(await one.path(elsewhere, threadId)).toMatchObject({ turns: [] });
  });

  it("is named after its first question until somebody names it", async () => {
    await stores.exchange(null, "\n  What\tdoes an answer\u0000 cost?  \nAnd why?");
    expect((await stores.shown()).thread.title).toBe("What does an answer cost?");
    await stores.exchange(null, "Another");
    expect((await stores.shown()).thread.title).toBe("What does an answer cost?");
    expect(await one.rename(owner, threadId, "  Costs\n ")).toMatchObject({ title: "Costs" });
    expect(await one.rename(owner, threadId, " \u0000 ")).toEqual({ problem: "chat.bad_request" });
    expect(await one.rename(owner, threadId, "😀".repeat(300))).toMatchObject({
      title: `${"😀".repeat(199)}…`,
    });
  });

  it("goes on with the model that is chosen for it", async () => {
    expect(await one.chooseModel(owner, threadId, "openai/gpt-6-sol")).toMatchObject({
      model: "openai/gpt-6-sol",
    });
    expect((await stores.shown()).thread.model).toBe("openai/gpt-6-sol");
    expect(await one.chooseModel(owner, threadId, undefined)).toMatchObject({ model: undefined });
    const bad = { problem: "chat.bad_request" };
    for (const model of ["", "a\u0000b", "x".repeat(401)]) {
      expect(await one.chooseModel(owner, threadId, model)).toEqual(bad);
      expect(await one.beginRun(owner, { ...stores.sent(null), model })).toEqual(bad);
      const fields = { id: randomUUID(), app: "console", agent: "report", model };
      expect(await one.openThread(owner, fields)).toEqual(bad);
    }
  });

  it("is gone with its turns, runs and traces when it is removed", async () => {
    const { run } = begun(await one.beginRun(owner, stores.sent(null)));
    await one.addSteps(run, [step("model")]);
    expect(await one.remove(owner, threadId)).toBe("removed");
    expect(await one.path(owner, threadId)).toEqual({ problem: "chat.unknown_thread" });
    expect(await one.remove(owner, threadId)).toEqual({ problem: "chat.unknown_thread" });
    expect(await one.saveTurn(run, { parts: [text("late")] })).toBe("lost");
    expect(await one.finishRun(run, { parts: [], status: "done" })).toBe("lost");
    await one.addSteps(run, [step("tool")]);
    for (const table of ["turn", "run", "step"]) {
      const rows = await stores.db.owner.sql`
        select 1 from ${stores.db.owner.sql("agent")}.${stores.db.owner.sql(table)} where workspace_id = ${owner.workspaceId}`;
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it("can be removed in the middle of an answer", async () => {
    for (let round = 0; round < 20; round += 1) {
      threadId = await stores.newThread();
      const { run } = begun(await one.beginRun(owner, stores.sent(null)));
      const [removed, ...signals] = await Promise.all([
        other.remove(owner, threadId),
        ...Array.from({ length: 6 }, () => one.saveTurn(run, { parts: [text("More")] })),
      ]);
      expect(removed).toBe("removed");
      expect(["go", "lost"]).toEqual(expect.arrayContaining(signals));
    }
  });

  it("is not there under an id that is none", async () => {
    expect(await one.path(owner, "1; drop table")).toEqual({ problem: "chat.unknown_thread" });
    expect(await one.pathTo(owner, threadId, "x")).toEqual({ problem: "chat.unknown_turn" });
    expect(await one.openThread(owner, { id: "x", app: "console", agent: "report" })).toEqual({
      problem: "chat.bad_request",
    });
  });
});

describe("the list", () => {
  async function make(given: string[]): Promise<void> {
    for (const title of given) {
      stores.clock += 1000;
      const id = randomUUID();
      await one.openThread(owner, { id, app: title.startsWith("L") ? "legal" : "console", agent: "report" });
      await one.rename(owner, id, title);
    }
  }
  async function titles(filter: Parameters<ThreadStore["list"]>[1]) {
    const listed = await one.list(owner, filter);
    if ("problem" in listed) throw new Error(listed.problem);
    return { titles: listed.threads.map(({ title }) => title), next: listed.next };
  }
  beforeEach(async () => {
    await one.remove(owner, threadId);
  });

  it("shows the newest first, page by page, each once", async () => {
    const all = ["A", "B", "C", "D", "E"];
    await make(all);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await titles({ limit: 2, cursor });
      pages.push(page.titles);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages).toEqual([["E", "D"], ["C", "B"], ["A"]]);
  });

  it("tells threads of one moment apart from page to page", async () => {
    await Promise.all(
      Array.from({ length: 5 }, () =>
        one.openThread(owner, { id: randomUUID(), app: "console", agent: "report" }),
      ),
    );
    const first = await one.list(owner, { limit: 3 });
    if ("problem" in first) throw new Error(first.problem);
    const second = await one.list(owner, { limit: 3, cursor: first.next });
    if ("problem" in second) throw new Error(second.problem);
    expect(new Set([...first.threads, ...second.threads].map(({ id }) => id)).size).toBe(5);
  });

  it("finds all words of a title in any case, and takes wildcards for what they are", async () => {
    await make(["Costs of answers", "100% of costs", "费用 a_b", String.raw`C:\temp`]);
    expect((await titles({ text: "COSTS of" })).titles).toEqual(["100% of costs", "Costs of answers"]);
    expect((await titles({ text: "%" })).titles).toEqual(["100% of costs"]);
    expect((await titles({ text: "_" })).titles).toEqual(["费用 a_b"]);
    expect((await titles({ text: "\\" })).titles).toEqual([String.raw`C:\temp`]);
    expect((await titles({ text: "费用" })).titles).toEqual(["费用 a_b"]);
    expect((await titles({ text: "\u0000 nothing" })).titles).toEqual([]);
  });

  it("keeps applications and the archive apart", async () => {
    await make(["Console", "Legal"]);
    expect((await titles({ app: "legal" })).titles).toEqual(["Legal"]);
    const listed = await one.list(owner);
    if ("problem" in listed) throw new Error(listed.problem);
    const [legal] = listed.threads;
    expect(await one.archive(owner, legal?.id ?? "", true)).toMatchObject({
      archivedAt: new Date(stores.clock),
    });
    expect((await titles({})).titles).toEqual(["Console"]);
    expect((await titles({ isArchived: true })).titles).toEqual(["Legal"]);
  });

  it.each(["x", "bnVsbA", Buffer.from('["2026-01-01","x"]').toString("base64url")])(
    "refuses a cursor that it did not give out: %s",
    async (cursor) => {
      expect(await one.list(owner, { cursor })).toEqual({ problem: "chat.bad_request" });
    },
  );
});
