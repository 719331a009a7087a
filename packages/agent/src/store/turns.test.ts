import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { begun, call, source, text, useStores } from "./fixture.ts";

const stores = useStores();
let { one, other, owner, threadId } = stores;
beforeEach(() => {
  ({ one, other, owner, threadId } = stores);
});

describe("branches", () => {
  it("are made by editing and regenerating; history is that of the branch", async () => {
    const first = await stores.exchange(null, "one");
    const second = await stores.exchange(first.answer, "two");
    const edit = {
      kind: "edit" as const,
      id: randomUUID(),
      text: "two, but other",
      editedId: second.question,
    };
    const edited = begun(
      await one.beginRun(owner, { threadId, turnId: randomUUID(), input: edit, ...source }),
    );
    expect(edited.history.map(({ id }) => id)).toEqual([first.question, first.answer, edit.id]);
    await one.finishRun(edited.run, { status: "done", parts: [text("Other")] });
    const again = begun(
      await one.beginRun(owner, {
        threadId,
        turnId: randomUUID(),
        input: { kind: "regenerate", of: edited.turn.id },
        ...source,
      }),
    );
    expect(again.history.map(({ id }) => id)).toEqual([first.question, first.answer, edit.id]);
    await one.finishRun(again.run, { status: "done", parts: [text("Again")] });

    const { turns } = await stores.shown();
    expect(turns.map(({ turn, versions }) => [turn.id, versions])).toEqual([
      [first.question, [first.question]],
      [first.answer, [first.answer]],
      [edit.id, [second.question, edit.id]],
      [again.turn.id, [edited.turn.id, again.turn.id]],
    ]);
  });

  it("are all there for who wants every turn, in the order of their making", async () => {
    const first = await stores.exchange(null, "one");
    const left = await stores.exchange(first.answer, "left");
    const right = await stores.exchange(first.answer, "right");
    const turns = await other.turns(owner, threadId);
    expect(turns).toMatchObject(
      [first, left, right].flatMap(({ question, answer }) => [{ id: question }, { id: answer }]),
    );
    const stranger = { ...owner, principalId: "user:grace" };
    expect(await one.turns(stranger, threadId)).toEqual({ problem: "chat.unknown_thread" });
  });

  it("of a first question are versions of it", async () => {
    const first = await stores.exchange(null, "one");
    const input = { kind: "edit" as const, id: randomUUID(), text: "uno", editedId: first.question };
    const { run } = begun(await one.beginRun(owner, { threadId, turnId: randomUUID(), input, ...source }));
    await one.finishRun(run, { status: "done", parts: [] });
    expect((await stores.shown()).turns[0]).toMatchObject({
      turn: { id: input.id, parentId: null },
      versions: [first.question, input.id],
    });
  });

  it("are chosen with their newest continuation, and a thread goes on where it is shown", async () => {
    const first = await stores.exchange(null, "one");
    const left = await stores.exchange(first.answer, "left");
    const leftEnd = await stores.exchange(left.answer, "left end");
    const right = await stores.exchange(first.answer, "right");
    expect(await stores.shownIds()).toEqual([first.question, first.answer, right.question, right.answer]);

    const chosen = await other.selectBranch(owner, threadId, left.question);
    if ("problem" in chosen) throw new Error(chosen.problem);
    const expected = [
      first.question,
      first.answer,
      left.question,
      left.answer,
      leftEnd.question,
      leftEnd.answer,
    ];
    expect(chosen.turns.map(({ turn }) => turn.id)).toEqual(expected);
    expect(await stores.shownIds()).toEqual(expected);
    await one.selectBranch(owner, threadId, first.question);
    expect((await stores.shownIds()).at(-1)).toBe(right.answer);
    expect(await one.selectBranch(owner, threadId, randomUUID())).toEqual({ problem: "chat.unknown_turn" });
  });

  it("can be looked at while an answer is made on another", async () => {
    const first = await stores.exchange(null, "one");
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null, "two")));
    await one.selectBranch(owner, threadId, first.question);
    await one.finishRun(run, { status: "done", parts: [text("Two")] });
    expect(await stores.shownIds()).toEqual([first.question, first.answer]);
    expect(await one.pathTo(owner, threadId, turn.id)).toMatchObject([{}, { parts: [text("Two")] }]);
  });
});

describe("an approval", () => {
  const suspends = async () => {
    const begin = { ...stores.sent(null), instructions: "report@1a2b" };
    const { run, turn } = begun(await one.beginRun(owner, begin));
    const parts = [text("I would like to"), call("c1", "approval"), call("c2", "approval")];
    expect(await one.suspendRun(run, { parts }, '{"state":1}')).toBe("go");
    return { run, turn, answer: { threadId, turnId: turn.id } };
  };

  it("is waited for without a heartbeat, across restarts, and the run goes on after the last answer", async () => {
    const { run, turn, answer } = await suspends();
    stores.clock += 30 * 24 * 3600 * 1000;
    expect(await stores.shown(other)).toMatchObject({
      runningTurnId: undefined,
      turns: [{}, { turn: { status: "waiting" } }],
    });
    expect(await other.answerApproval(owner, { ...answer, callId: "c2", isApproved: false })).toEqual({
      open: ["c1"],
    });
    expect((await stores.shown()).turns.at(-1)?.turn.parts.slice(1)).toEqual([
      call("c1", "approval"),
      call("c2", "refused"),
    ]);
    const last = await other.answerApproval(owner, { ...answer, callId: "c1", isApproved: true });
    expect(last).toMatchObject({
      resumed: {
        run,
        turn: { id: turn.id, status: "running" },
        history: [{ role: "user", id: turn.parentId }],
        state: '{"state":1}',
        answers: { c1: true, c2: false },
        model: "classic/report",
        engine: "classic",
        instructions: "report@1a2b",
      },
    });
    expect(await other.heartbeat(run)).toBe("go");
    expect(await stores.shown()).toMatchObject({ runningTurnId: turn.id });
    await other.finishRun(run, { status: "done", parts: [text("Done.")] });
    const [row] = await stores.db.owner.sql`select state, status from agent.run where id = ${run.id}`;
    expect(row).toEqual({ state: null, status: "ended" });
  });

  it("is given once: of two tabs one goes on", async () => {
    const { answer } = await suspends();
    await one.answerApproval(owner, { ...answer, callId: "c1", isApproved: true });
    const both = await Promise.all(
      [one, other, one, other].map((store) =>
        store.answerApproval(owner, { ...answer, callId: "c2", isApproved: true }),
      ),
    );
    expect(both.filter((result) => "resumed" in result)).toHaveLength(1);
    expect(both.filter((result) => "problem" in result)).toEqual(
      Array.from({ length: 3 }, () => ({ problem: "chat.bad_request" })),
    );
  });

  it("is refused for what does not wait", async () => {
    const { answer } = await suspends();
    const asked = { ...answer, callId: "c9", isApproved: true };
    expect(await one.answerApproval(owner, asked)).toEqual({ problem: "chat.bad_request" });
    expect(await one.answerApproval(owner, { ...asked, turnId: randomUUID() })).toEqual({
      problem: "chat.unknown_turn",
    });
  });

  it.each<[string, (after: string) => Promise<unknown>]>([
    ["a stop", () => other.requestStop(owner, threadId)],
    ["a new question", (after) => other.beginRun(owner, stores.sent(after))],
  ])("that nobody will give is closed by %s", async (_by, close) => {
    const { run, turn, answer } = await suspends();
    await one.answerApproval(owner, { ...answer, callId: "c1", isApproved: true });
    expect(await close(turn.id)).not.toHaveProperty("problem");
    const path = await one.pathTo(owner, threadId, turn.id);
    expect(path).toMatchObject([
      {},
      { status: "stopped", parts: [text("I would like to"), call("c1", "refused"), call("c2", "refused")] },
    ]);
    expect(await one.answerApproval(owner, { ...answer, callId: "c2", isApproved: true })).toEqual({
      problem: "chat.bad_request",
    });
    expect(await one.heartbeat(run)).toBe("lost");
  });

  it("is not waited for by a run that was asked to stop", async () => {
    const { run } = begun(await one.beginRun(owner, stores.sent(null)));
    await other.requestStop(owner, threadId);
    const draft = { parts: [call("c1", "approval")] };
    expect(await one.suspendRun(run, draft, "state")).toBe("stop");
    expect(await one.finishRun(run, { ...draft, status: "stopped" })).toBe("stop");
  });

  it("is what a run sleeps for: without an open call it is a mistake", async () => {
    const { run } = begun(await one.beginRun(owner, stores.sent(null)));
    await expect(one.suspendRun(run, { parts: [call("c1", "done")] }, "state")).rejects.toThrow(
      "waits for nobody",
    );
    expect(await one.heartbeat(run)).toBe("go");
  });
});

describe("a stored turn", () => {
  it("of a newer version is refused by name instead of being guessed at", async () => {
    const { answer } = await stores.exchange(null);
    await stores.db.owner.sql`update agent.turn set version = 2 where id = ${answer}`;
    await expect(one.path(owner, threadId)).rejects.toMatchObject({
      code: "agent.newer_turn",
      message: "A turn is of version 2; this Assay reads up to 1. Update it.",
    });
  });

  it("can be added as it is, for what no run has made", async () => {
    const { answer } = await stores.exchange(null);
    const turn = {
      id: randomUUID(),
      threadId,
      parentId: answer,
      role: "user" as const,
      status: "done" as const,
      parts: [text("Imported")],
    };
    expect(await one.addTurn(owner, turn)).toEqual({
      version: 1,
      ...turn,
      createdAt: new Date(stores.clock).toISOString(),
    });
    expect((await stores.shownIds()).at(-1)).toBe(turn.id);
    expect(await one.addTurn(owner, turn)).toEqual({ problem: "chat.bad_request" });
    expect(await one.addTurn(owner, { ...turn, id: randomUUID(), status: "running" })).toEqual({
      problem: "chat.bad_request",
    });
    expect(await one.addTurn(owner, { ...turn, id: randomUUID(), parentId: randomUUID() })).toEqual({
      problem: "chat.unknown_turn",
    });
  });
});
