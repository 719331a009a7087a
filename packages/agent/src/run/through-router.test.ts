import { randomUUID } from "node:crypto";
import { createRouter, models } from "@assay/router";
import type { RequestRecord } from "@assay/router";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accepted, createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { createScriptedModel } from "../testing/index.ts";
import type { Script } from "../testing/index.ts";
import { add } from "../testing/tools.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

/** A real router with a scripted upstream in the place of a provider. */
async function ask(script: Script, model: string) {
  const records: RequestRecord[] = [];
  const router = createRouter({
    env: { OPENAI_API_KEY: "test" },
    fetch: createScriptedModel(script).fetch,
    retries: 0,
    onRequest: (record) => records.push(record),
  });
  const asker = await bench.asker();
  const { agent } = bench.agent([], { router, model, toolkit: [add] });
  const answer = accepted(await agent.ask(asker, randomUUID(), sent("Hi")));
  const ended = await answer.ended;
  return { ended, records, turn: await bench.turn(asker, answer), steps: await bench.steps(asker, answer) };
}

const priced = models.find(
  ({ provider, capabilities }) => provider === "openai" && capabilities.includes("tools"),
);
const address = `openai/${priced?.id}`;

describe("an answer through the router", () => {
  it("costs what the router counts, though its stream did not say", async () => {
    const usage = { prompt: 1_000, completion: 200 };
    const { turn, records, steps } = await ask(
      [
        { calls: [{ name: "add", arguments: { a: 1, b: 2 } }], usage },
        { text: "Three.", reasoning: "Hm. ", usage },
      ],
      address,
    );
    const counted = records.reduce((sum, { cost }) => sum + (cost?.micros ?? 0), 0);
    expect(counted).toBeGreaterThan(0);
    expect(turn.meta).toMatchObject({
      engine: "model",
      model: address,
      costMicros: counted,
      currency: "USD",
    });
    expect(steps.filter(({ kind }) => kind === "model").map(({ costMicros }) => costMicros)).toEqual(
      records.map(({ cost }) => cost?.micros),
    );
    expect(records.map(({ app }) => app)).toEqual(["console", "console"]);
    expect(turn.parts.map(({ type }) => type)).toEqual(["call", "reasoning", "text"]);
  });

  it.each([
    [[{ text: "Half an", breaksOff: "silently" }], address, "model.stream_cut", "Half an"],
    [[{ error: { status: 429, code: "slow_down" } }], address, "model.rate_limited", undefined],
    [[{ error: { status: 401, code: "no" } }], address, "model.key_refused", undefined],
    [[{ error: { status: 500, code: "oops" } }], address, "model.failed", undefined],
    [[{ error: { status: 404, code: "no" } }], address, "model.unknown", undefined],
    [[{ text: "" }], address, "model.empty", undefined],
    [[{ text: "" }], "anthropic/claude-opus-4-8", "model.not_reachable", undefined],
    [[{ text: "" }], "app:console", "model.unknown", undefined],
  ] as const)("that fails with %j for %s is told as %s %s", async (script, model, code, text) => {
    const { ended, turn } = await ask(script, model);
    expect(ended).toMatchObject({ status: "failed", code });
    expect(turn.parts.find((part) => part.type === "text")?.text).toBe(text);
  });
});
