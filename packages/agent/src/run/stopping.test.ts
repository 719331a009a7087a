import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createThreadStore } from "../store/create-thread-store.ts";
import { accepted, createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { readMessage } from "../testing/index.ts";
import { add, createNotes, troubles } from "../testing/tools.ts";
import type { Asker } from "./config.ts";

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

const endless = { text: ["One ", "two "], hangs: true };

async function shows(turnId: string, text: string) {
  await vi.waitFor(
    async () => {
      const { turns } = await bench.path(asker, threadId);
      expect(JSON.stringify(turns.find(({ turn }) => turn.id === turnId))).toContain(text);
    },
    { timeout: 10_000 },
  );
}

describe("a stop", () => {
  it("keeps the partial answer and marks it", async () => {
    const { agent } = bench.agent([endless]);
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    const message = readMessage(answer.stream());
    await shows(answer.turnId, "One two ");
    expect(await agent.stop(asker, threadId)).toBe("asked");
    expect(await answer.ended).toEqual({ status: "stopped", parts: [{ type: "text", text: "One two " }] });
    expect((await message).metadata).toMatchObject({ status: "stopped" });
    expect(await bench.turn(asker, answer)).toMatchObject({
      status: "stopped",
      parts: [{ text: "One two " }],
    });
    expect(await agent.stop(asker, threadId)).toBe("idle");
  });

  it("during a call of a tool ends the call", async () => {
    const { agent } = bench.agent([{ text: "I wait. ", calls: [{ id: "h", name: "hangs" }] }], {
      toolkit: troubles,
    });
    const answer = accepted(await agent.ask(asker, threadId, sent("Wait")));
    await shows(answer.turnId, '"state":"running"');
    await agent.stop(asker, threadId);
    await answer.ended;
    const { parts, status } = await bench.turn(asker, answer);
    expect({ parts, status }).toMatchObject({
      status: "stopped",
      parts: [
        { type: "text", text: "I wait. " },
        {
          type: "call",
          call: {
            state: "failed",
            error: "The call was stopped before it ended. Whether it took effect is not known.",
          },
        },
      ],
    });
  });

  it("tells the tool, so that it can stop its own work", async () => {
    const told = Promise.withResolvers<string>();
    const listens = {
      ...add,
      call: (_args: unknown, context?: { signal?: AbortSignal }) =>
        new Promise<never>((_resolve) =>
          context?.signal?.addEventListener("abort", () => told.resolve("told")),
        ),
    };
    const { agent } = bench.agent([{ calls: [{ name: "add", arguments: { a: 1, b: 1 } }] }], {
      toolkit: [listens],
    });
    const answer = accepted(await agent.ask(asker, threadId, sent("Wait")));
    await shows(answer.turnId, '"state":"running"');
    await agent.stop(asker, threadId);
    expect(await told.promise).toBe("told");
    await answer.ended;
  });

  it("is asked for by any process", async () => {
    const here = bench.agent([endless]);
    const elsewhere = bench.agent([endless]);
    const answer = accepted(await here.agent.ask(asker, threadId, sent("Count")));
    await shows(answer.turnId, "One two ");
    expect(await elsewhere.agent.stop(asker, threadId)).toBe("asked");
    expect(await answer.ended).toMatchObject({ status: "stopped", parts: [{ text: "One two " }] });
  });

  it("of another's thread is refused", async () => {
    const { agent } = bench.agent([endless]);
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    const stranger: Asker = { ...asker, principal: { id: "user:grace", role: "member" } };
    expect(await agent.stop(stranger, threadId)).toEqual({ problem: "chat.unknown_thread" });
    expect(agent.follow(stranger, threadId)).toBeUndefined();
    await agent.stop(asker, threadId);
    await answer.ended;
  });
});

describe("two tabs in one thread", () => {
  it("do not answer at the same time", async () => {
    const { agent } = bench.agent([endless]);
    const both = await Promise.all([
      agent.ask(asker, threadId, sent("One")),
      agent.ask(asker, threadId, sent("Two")),
    ]);
    expect(both.filter((each) => "problem" in each)).toEqual([{ problem: "chat.busy" }]);
    expect((await bench.path(asker, threadId)).turns).toHaveLength(2);
    await agent.stop(asker, threadId);
    for (const each of both) if ("ended" in each) await each.ended;
  });

  it("read the same answer: the one that comes late from its start", async () => {
    const { agent } = bench.agent([{ text: ["One ", "two ", "three."], delayMs: 60 }]);
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    const early = readMessage(answer.stream());
    await shows(answer.turnId, "One ");
    const late = agent.follow(asker, threadId);
    expect(late).toBeDefined();
    expect(await readMessage(late ?? answer.stream())).toEqual(await early);
    await answer.ended;
    expect(agent.follow(asker, threadId)).toBeUndefined();
  });

  it("after an approval: who comes late sees what was before it as well", async () => {
    const { note } = createNotes();
    const { agent } = bench.agent(
      [
        { text: "I note it. ", calls: [{ id: "n", name: "write_note", arguments: { text: "A" } }] },
        { text: "Noted.", firstDelayMs: 200 },
      ],
      { toolkit: [note] },
    );
    const answer = accepted(await agent.ask(asker, threadId, sent("Note")));
    await answer.ended;
    const resumed = accepted(
      await agent.approve(asker, { threadId, turnId: answer.turnId, callId: "n", isApproved: true }),
    );
    const late = await readMessage(agent.follow(asker, threadId) ?? resumed.stream());
    expect(late.parts.map(({ type }) => type)).toEqual(["text", "dynamic-tool", "data-call", "text"]);
    await resumed.ended;
  });

  it("a reader that goes away does not end the answer", async () => {
    const { agent } = bench.agent([{ text: ["One ", "two."], delayMs: 50 }]);
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    const reader = answer.stream().getReader();
    await reader.read();
    await reader.cancel();
    expect(await answer.ended).toMatchObject({ status: "done", parts: [{ text: "One two." }] });
  });
});

describe("a process that ends", () => {
  it("in good order leaves its answers as interrupted, to be tried again", async () => {
    const { agent } = bench.agent([endless]);
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    await shows(answer.turnId, "One two ");
    await agent.close();
    expect(await bench.turn(asker, answer)).toMatchObject({
      status: "failed",
      parts: [{ text: "One two " }, { type: "problem", code: "agent.interrupted", canRetry: true }],
    });
  });

  it("by being killed in mid-answer leaves what was said; the next one takes over", async () => {
    const program = fileURLToPath(new URL("../testing/answering-process.ts", import.meta.url));
    const child = spawn(
      process.execPath,
      [program, bench.db.url, asker.workspaceId, asker.principal.id, threadId],
      { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NODE_NO_WARNINGS: "1" } },
    );
    await vi.waitFor(
      async () => {
        const path = await bench.store.path(
          { workspaceId: asker.workspaceId, principalId: asker.principal.id },
          threadId,
        );
        expect(JSON.stringify(path)).toContain("One two ");
      },
      { timeout: 20_000, interval: 100 },
    );
    child.kill("SIGKILL");
    await once(child, "exit");
    const later = createThreadStore(bench.db.app, { now: () => Date.now() + 11_000 });
    const { agent } = bench.agent([{ text: "One two three." }], {
      store: later,
      now: () => Date.now() + 11_000,
    });
    const path = accepted(await later.path(agent.ownerOf(asker), threadId));
    const dead = path.turns.at(-1)?.turn;
    expect(dead).toMatchObject({
      status: "failed",
      parts: [{ text: "One two " }, { code: "agent.interrupted", canRetry: true }],
    });
    const again = accepted(await agent.ask(asker, threadId, { kind: "regenerate", turnId: dead?.id ?? "" }));
    expect(await again.ended).toMatchObject({ status: "done", parts: [{ text: "One two three." }] });
  }, 40_000);

  it("writes what there is at least every 300 ms while it lives", async () => {
    const saves: number[] = [];
    const store = {
      ...bench.store,
      saveTurn: (...given: Parameters<typeof bench.store.saveTurn>) => {
        saves.push(given[1].parts.length);
        return bench.store.saveTurn(...given);
      },
    };
    const { agent } = bench.agent([{ text: Array.from({ length: 20 }, (_, at) => `${at} `), delayMs: 60 }], {
      store,
    });
    const answer = accepted(await agent.ask(asker, threadId, sent("Count")));
    await answer.ended;
    expect(saves.length).toBeGreaterThanOrEqual(2);
  });
});
