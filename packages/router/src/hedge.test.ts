import OpenAI from "openai";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { hedge } from "./hedge.ts";
import { Provider } from "./provider.ts";
import type { RequestRecord } from "./record.ts";
import { createRouter } from "./router.ts";
import { faults, startFaultServer } from "./testing/index.ts";

const answer = (text: string, ms: number) => async (signal: AbortSignal) => wait(ms, text, { signal });
const failure = (ms: number) => async () => wait(ms).then(() => Promise.reject(new Error("failed")));
const never = new AbortController().signal;

it.each([
  [
    "the first alone when it is early",
    answer("a", 1),
    answer("b", 1),
    { winner: "first", result: "a", wasHedged: false },
  ],
  [
    "the second when the first is late",
    answer("a", 500),
    answer("b", 1),
    { winner: "second", result: "b", wasHedged: true },
  ],
  [
    "the first when the second is later still",
    answer("a", 60),
    answer("b", 500),
    { winner: "first", result: "a", wasHedged: true },
  ],
  [
    "the second when the first fails late",
    failure(60),
    answer("b", 80),
    { winner: "second", result: "b", wasHedged: true },
  ],
  [
    "the first when the second fails",
    answer("a", 80),
    failure(1),
    { winner: "first", result: "a", wasHedged: true },
  ],
])("takes %s", async (_what, first, second, expected) => {
  expect(await hedge<string>(first, second, 30, never)).toEqual(expected);
});

it("fails at once when the first fails early, and with its failure when both fail", async () => {
  await expect(hedge(failure(1), answer("b", 1), 30, never)).rejects.toThrow("failed");
  await expect(hedge(failure(60), failure(1), 30, never)).rejects.toThrow("failed");
});

it("answers a stream from a second model when the first is late, cancels the first and counts both", async () => {
  await using upstream = await startFaultServer({
    "late-once": async (response, request) => {
      if (request.call === 21) await wait(3_000);
      if (!response.destroyed) await faults["well"]?.(response, request);
    },
  });
  const records: RequestRecord[] = [];
  const router = createRouter({
    env: {},
    providers: [Provider.parse({ id: "fault", name: "fault", baseUrl: upstream.url, local: true })],
    models: () => [],
    policies: { pair: { kind: "fallback", models: ["fault/late-once", "fault/well"] } },
    hedge: true,
    onRequest: (record) => records.push(record),
  });
  const client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch: router.fetch, maxRetries: 0 });
  const ask = async () => {
    let text = "";
    const messages = [{ role: "user" as const, content: "Hi" }];
    for await (const { choices } of await client.chat.completions.create({
      model: "pair",
      messages,
      stream: true,
    })) {
      text += choices[0]?.delta.content ?? "";
    }
    return text;
  };
  for (let index = 0; index < 20; index++) await ask();
  expect(await ask()).toBe("Hello 世界");
  expect(records[20]).toMatchObject({
    hedged: "fault/late-once",
    attempts: [
      { address: "fault/late-once", code: "cancelled" },
      { address: "fault/well", code: "ok" },
    ],
  });
  expect(records[20]?.durationMs).toBeLessThan(2_500);
  await wait(100);
  expect(upstream.aborted).toContain("late-once");
});
