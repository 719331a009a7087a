import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { TurnPart } from "../turn.ts";
import { begun, call, source, text, useStores } from "./fixture.ts";
import { deadAfterMs } from "./lifeline.ts";
import type { Step } from "./step.ts";
import type { ThreadStore } from "./thread-store.ts";

const stores = useStores();
let { one, other, owner, threadId } = stores;
beforeEach(() => {
  ({ one, other, owner, threadId } = stores);
});

function step(kind: Step["kind"], more: Partial<Step> = {}): Step {
  return { kind, name: "x", startedAt: new Date(stores.clock).toISOString(), durationMs: 1.125, ...more };
}

describe("a run", () => {
  it("saves the question and an empty answer before anything is said", async () => {
    const begin = stores.sent(null, "What?");
    const result = begun(await one.beginRun(owner, begin));
    const createdAt = new Date(stores.clock).toISOString();
    const question = {
      version: 1,
      id: begin.input.id,
      threadId,
      parentId: null,
      role: "user",
      status: "done",
      parts: [text("What?")],
      createdAt,
    };
    const answer = {
      version: 1,
      id: begin.turnId,
      threadId,
      parentId: begin.input.id,
      role: "assistant",
      status: "running",
      parts: [],
      createdAt,
    };
    expect(result).toMatchObject({ turn: answer, history: [question], thread: { title: "What?" } });
    expect(await stores.shown(other)).toMatchObject({
      runningTurnId: begin.turnId,
      turns: [
        { turn: question, versions: [question.id] },
        { turn: answer, versions: [answer.id] },
      ],
    });
  });

  it("is one at a time in a thread: of twenty tabs one begins, and the others leave nothing", async () => {
    const attempts = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other));
    const results = await Promise.all(attempts.map((store) => store.beginRun(owner, stores.sent(null))));
    const winners = results.filter((result) => !("problem" in result));
    expect(winners).toHaveLength(1);
    expect(results.filter((result) => "problem" in result)).toEqual(
      Array.from({ length: 19 }, () => ({ problem: "chat.busy" })),
    );
    const [stored] = await stores.db.owner.sql<{ count: number }[]>`
      select count(*)::int as count from agent.turn where thread_id = ${threadId}`;
    expect(stored?.count).toBe(2);
  });

  it("gives the thread free when it ends, and other threads are free all along", async () => {
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null)));
    const second = randomUUID();
    await one.openThread(owner, { id: second, app: "console", agent: "report" });
    expect(await one.beginRun(owner, { ...stores.sent(null), threadId: second })).toHaveProperty("run");
    expect(await one.beginRun(owner, stores.sent(null))).toEqual({ problem: "chat.busy" });
    expect(await one.finishRun(run, { status: "done", parts: [text("Done.")] })).toBe("go");
    expect(await one.beginRun(owner, stores.sent(turn.id))).toHaveProperty("run");
  });

  it("keeps the partial answer and its exact values", async () => {
    const { run } = begun(await one.beginRun(owner, stores.sent(null)));
    const meta = {
      engine: "classic" as const,
      model: "classic/report",
      steps: 2,
      latencyMs: 12.5,
      data: ["report"],
    };
    const parts: TurnPart[] = [
      { type: "reasoning", text: "…" },
      text("Zero \u0000, half a pair \uD83D and all of it 👩‍👩‍👧 مرحبا"),
      call("c1", "done", { output: { z: 1, a: [null, { y: 2, b: "\u0000" }] }, durationMs: 0.25 }),
      { type: "citations", citations: [] },
    ];
    expect(await one.saveTurn(run, { parts, meta })).toBe("go");
    const saved = (await stores.shown(other)).turns.at(-1)?.turn;
    expect(saved).toMatchObject({ parts, meta, status: "running" });
    // The order of keys is part of what the model saw.
    expect(JSON.stringify(saved?.parts)).toBe(JSON.stringify(parts));
    expect(await one.saveTurn(run, { parts: [text("More")] })).toBe("go");
    expect((await stores.shown(other)).turns.at(-1)?.turn).toMatchObject({ parts: [text("More")], meta });
  });

  it("begins as soon as the one before has ended, whoever asks meanwhile", async () => {
    let parent: string | null = null;
    for (let round = 0; round < 20; round += 1) {
      const { run, turn } = begun(await one.beginRun(owner, stores.sent(parent)));
      const [ended, ...begins] = await Promise.all([
        one.finishRun(run, { status: "done", parts: [text("Done.")] }),
        other.requestStop(owner, threadId),
        one.requestStop(owner, threadId),
        other.requestStop(owner, threadId),
        other.beginRun(owner, stores.sent(turn.id)),
        one.beginRun(owner, stores.sent(turn.id)),
      ]);
      expect(ended).not.toBe("lost");
      const next = begins.filter((each) => typeof each === "object" && "run" in each);
      expect(next.length).toBeLessThanOrEqual(1);
      for (const each of next)
        if ("run" in each) await one.finishRun(each.run, { status: "done", parts: [] });
      parent = turn.id;
    }
  });

  it("learns in every process that somebody wants it to stop", async () => {
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null)));
    expect(await one.heartbeat(run)).toBe("go");
    expect(await other.requestStop(owner, threadId)).toBe("asked");
    expect(await one.heartbeat(run)).toBe("stop");
    expect(await one.saveTurn(run, { parts: [text("Half")] })).toBe("stop");
    expect(await one.finishRun(run, { status: "stopped", parts: [text("Half")] })).toBe("stop");
    expect((await stores.shown()).turns.at(-1)?.turn).toMatchObject({
      id: turn.id,
      status: "stopped",
      parts: [text("Half")],
    });
    expect(await other.requestStop(owner, threadId)).toBe("idle");
  });

  const dies = async () => {
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null)));
    await one.saveTurn(run, { parts: [text("Half an ans"), call("c1", "running"), call("c2", "pending")] });
    return { run, turn };
  };
  const interrupted = {
    status: "failed",
    parts: [
      text("Half an ans"),
      call("c1", "failed", { error: "It was interrupted. Whether it took effect is not known." }),
      call("c2", "failed", { error: "It was not run: the answer was interrupted before." }),
      { type: "problem", code: "agent.interrupted", canRetry: true },
    ],
  };

  it("is dead after ten silent seconds, and no sooner: the next takes over, the partial answer stays", async () => {
    const { run, turn } = await dies();
    stores.clock += deadAfterMs;
    expect(await other.beginRun(owner, stores.sent(null))).toEqual({ problem: "chat.busy" });
    expect(await one.heartbeat(run)).toBe("go");
    stores.clock += deadAfterMs + 1;
    const taken = begun(
      await other.beginRun(owner, {
        threadId,
        turnId: randomUUID(),
        input: { kind: "regenerate", of: turn.id },
        ...source,
      }),
    );
    expect(await one.pathTo(owner, threadId, turn.id)).toMatchObject([{ role: "user" }, interrupted]);
    expect(await stores.shown()).toMatchObject({ runningTurnId: taken.turn.id });
  });

  it("can write nothing any more once it was taken for dead", async () => {
    const { run, turn } = await dies();
    stores.clock += deadAfterMs + 1;
    await stores.shown(other);
    expect(await one.heartbeat(run)).toBe("lost");
    expect(await one.saveTurn(run, { parts: [text("I am back")] })).toBe("lost");
    expect(await one.suspendRun(run, { parts: [call("c1", "approval")] }, "state")).toBe("lost");
    expect(await one.finishRun(run, { status: "done", parts: [text("I am back")] })).toBe("lost");
    expect(await one.pathTo(owner, threadId, turn.id)).toMatchObject([{ role: "user" }, interrupted]);
  });

  it("that died is told by whichever question comes first", async () => {
    for (const ask of [
      () => other.path(owner, threadId),
      () => other.requestStop(owner, threadId),
      async () => other.pathTo(owner, threadId, (await stores.shownIds())[0] ?? ""),
      async () => other.selectBranch(owner, threadId, (await stores.shownIds())[0] ?? ""),
    ]) {
      threadId = await stores.newThread();
      const { turn } = await dies();
      stores.clock += deadAfterMs + 1;
      await Promise.all([ask(), ask(), ask()]);
      const [row] = await stores.db.owner.sql`
        select t.status, t.parts, r.status as run from agent.turn t join agent.run r on r.turn_id = t.id
        where t.id = ${turn.id}`;
      expect(row).toEqual({ ...interrupted, run: "lost" });
      await stores.shown();
    }
  });

  it("is refused where its turns do not fit the thread, and nothing is left of it", async () => {
    const { question, answer } = await stores.exchange(null);
    const id = randomUUID();
    const turnId = randomUUID();
    const missing = randomUUID();
    const cases: [object, string][] = [
      [{ turnId, input: { kind: "send", id, text: "x", parentId: missing } }, "chat.unknown_turn"],
      [{ turnId, input: { kind: "send", id, text: "x", parentId: question } }, "chat.bad_request"],
      [{ turnId, input: { kind: "send", id: question, text: "x", parentId: null } }, "chat.bad_request"],
      [{ turnId: id, input: { kind: "send", id, text: "x", parentId: null } }, "chat.bad_request"],
      [{ turnId: answer, input: { kind: "send", id, text: "x", parentId: null } }, "chat.bad_request"],
      [{ turnId, input: { kind: "send", id: "7", text: "x", parentId: null } }, "chat.bad_request"],
      [{ turnId, input: { kind: "edit", id, text: "x", editedId: missing } }, "chat.unknown_turn"],
      [{ turnId, input: { kind: "edit", id, text: "x", editedId: answer } }, "chat.bad_request"],
      [{ turnId, input: { kind: "regenerate", of: missing } }, "chat.unknown_turn"],
      [{ turnId, input: { kind: "regenerate", of: question } }, "chat.bad_request"],
    ];
    for (const [begin, problem] of cases) {
      const given = { threadId, ...source, ...begin } as Parameters<ThreadStore["beginRun"]>[1];
      expect([begin, await one.beginRun(owner, given)]).toEqual([begin, { problem }]);
    }
    expect(await stores.shownIds()).toEqual([question, answer]);
  });
});

describe("a trace", () => {
  it("holds the steps of a turn in their order", async () => {
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null)));
    const steps = [
      step("model", {
        name: "openai/gpt-6-sol",
        input: { messages: 2 },
        output: "text",
        inputTokens: 10,
        outputTokens: 5,
        costMicros: 17,
        currency: "USD",
      }),
      step("tool", { name: "run_calculator", input: { z: 1, a: 2 }, output: [1, "\u0000"] }),
      step("guardrail", { name: "injection", error: "agent.injection" }),
    ];
    await one.addSteps(run, steps.slice(0, 1));
    await one.addSteps(run, []);
    await other.addSteps(run, steps.slice(1));
    expect(await one.steps(owner, threadId, turn.id)).toEqual(steps);
    expect(await one.steps(owner, threadId, turn.parentId ?? "")).toEqual([]);
    expect(await one.steps(owner, threadId, randomUUID())).toEqual({ problem: "chat.unknown_turn" });
  });

  it("keeps the beginning of what is too long", async () => {
    const { run, turn } = begun(await one.beginRun(owner, stores.sent(null)));
    await one.addSteps(run, [step("tool", { output: { text: "x".repeat(10_000_000) } })]);
    expect(await one.steps(owner, threadId, turn.id)).toEqual([
      step("tool", {
        output: {
          cut: true,
          characters: 10_000_011,
          beginning: `{"text":"${"x".repeat(63_991)}`,
        },
      }),
    ]);
  });
});
