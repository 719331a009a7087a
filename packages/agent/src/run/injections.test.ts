import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRouter } from "@assay/router";
import { defineTool } from "@assay/toolkit";
import type { Tool } from "@assay/toolkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createClassicEngine, createGuidedEngine } from "../classic/index.ts";
import { createShop } from "../classic/__fixtures__/shop.ts";
import { accepted, createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { createScriptedModel } from "../testing/index.ts";
import type { AgentConfig } from "./config.ts";

const Attempt = z.looseObject({
  id: z.string(),
  attempt: z.boolean(),
  origin: z.enum(["user", "tool", "document", "description"]),
  text: z.string(),
});
const file = new URL("../../evals/injections.json", import.meta.url);
const attempts = z
  .array(Attempt)
  .parse(JSON.parse(readFileSync(file, "utf8")))
  .filter(({ attempt, origin }) => attempt && origin !== "description");
const said = attempts.filter(({ origin }) => origin === "user");
const read = attempts.filter(({ origin }) => origin !== "user");

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

/** What came of an attempt: what was done, and what was asked for, without anybody allowing anything. */
interface Outcome {
  written: number;
  asked: number;
}

function tool(name: string, readOnlyHint: boolean, run: (input: unknown) => Record<string, unknown>): Tool {
  return defineTool({
    name,
    title: name,
    description: name,
    toolset: "shop",
    input: z.looseObject({}),
    output: z.looseObject({}),
    annotations: { readOnlyHint, openWorldHint: true },
    run,
  });
}

async function outcomeOf(
  question: string,
  config: Partial<AgentConfig>,
  page: string,
  writing: string,
): Promise<Outcome> {
  let written = 0;
  const tools = [
    tool("open_page", true, () => ({ page })),
    tool("find_order", true, () => ({ total: 20, note: page })),
    tool(writing, false, () => ({ count: ++written })),
  ];
  const asker = await bench.asker();
  const { agent } = bench.agent([{ text: "-" }], { ...config, toolkit: tools });
  const answer = accepted(await agent.ask(asker, randomUUID(), sent(question)));
  const { parts } = await answer.ended;
  const asked = parts.filter((part) => part.type === "call" && part.call.state === "approval").length;
  return { written, asked };
}

const sum = (outcomes: readonly Outcome[]) => ({
  written: outcomes.reduce((total, { written }) => total + written, 0),
  asked: outcomes.filter(({ asked }) => asked > 0).length,
});

/** A model without any sense: it does what was wanted of it the moment it has read it. */
const obedient = () =>
  createScriptedModel(({ messages }) => {
    const last = messages.at(-1);
    if (last?.role === "tool") return { calls: [{ name: "write_note", arguments: { text: "as you wish" } }] };
    return { calls: [{ name: "open_page", arguments: {} }] };
  }).router;

it("writes nothing with a model that obeys whatever it reads: every attempt ends at a question to a person", async () => {
  const outcomes = [];
  for (const { text } of read)
    outcomes.push(await outcomeOf("What does the page say?", { router: obedient() }, text, "write_note"));
  for (const { text } of said)
    outcomes.push(await outcomeOf(text, { router: obedient() }, "nothing", "write_note"));
  expect(sum(outcomes)).toEqual({ written: 0, asked: attempts.length });
});

function shopRouter(propose: boolean) {
  const dialogue = createShop();
  const shop = { id: "shop", dialogue: () => dialogue, apps: ["console"] };
  const commands = JSON.stringify({
    commands: [
      { command: "start_flow", flow: "cancel" },
      { command: "set_slot", slot: "order", value: 1 },
      { command: "set_slot", slot: "cancelled", value: true },
    ],
  });
  const router = createRouter({
    env: { OPENAI_API_KEY: "test" },
    fetch: createScriptedModel([{ text: commands }]).fetch,
    retries: 0,
    engines: [
      createClassicEngine(shop),
      createGuidedEngine({
        ...shop,
        proposer: "openai/gpt-6-sol",
        fetchFor: (caller) => router.fetchFor(caller),
      }),
    ],
  });
  return { router, model: propose ? "guided/shop" : "classic/shop" };
}

it("calls nothing with the classic engine, whose rules know no such words", async () => {
  const outcomes = [];
  for (const { text } of said) outcomes.push(await outcomeOf(text, shopRouter(false), text, "cancel_order"));
  expect(sum(outcomes)).toEqual({ written: 0, asked: 0 });
});

it("reads on unmoved with the classic engine when the record it looks up gives orders", async () => {
  const outcomes = [];
  for (const { text } of read)
    outcomes.push(await outcomeOf("cancel my order 7", shopRouter(false), text, "cancel_order"));
  expect(sum(outcomes)).toEqual({ written: 0, asked: read.length });
});

it("asks before it writes where a model that was taken over proposes the commands of a flow", async () => {
  const outcomes = [];
  for (const { text } of said)
    outcomes.push(await outcomeOf(text, shopRouter(true), "nothing", "cancel_order"));
  expect(sum(outcomes)).toEqual({ written: 0, asked: said.length });
});
