// The agent: processor time of a classic turn, the loop's own time around a model that answers at once, the first token
// of an answer over HTTP, and a thread of 500 messages in a browser: frames while it is scrolled and typed into.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { createAgent, createThreadStore, instructionsOf } from "@assay/agent";
import { createScriptedModel } from "@assay/agent/testing";
import { openDatabase } from "@assay/db";
import { createDialogue } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";
import { defineTool } from "@assay/toolkit";
import { chromium } from "playwright-core";
import { z } from "zod";
import { framesFor } from "./frames.mjs";
import { startSeededConsole } from "./seeded-console.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
console.log(`Node ${process.versions.node}, ${cpus().length} cores`);

classicTurns();
const { url, home, stop } = await startSeededConsole(4392, { requests: 10, jobs: 1 });
await loop();
await firstToken();
await longThread();
await stop();

function figures(samples, digits = 1) {
  const sorted = samples.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(digits);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms`;
}

function classicTurns() {
  const file = new URL("../../packages/report/evals/questions/seen.json", import.meta.url);
  const questions = JSON.parse(readFileSync(file, "utf8")).map(({ question }) => question);
  let began = performance.now();
  const dialogue = createDialogue(createReportAssistant());
  console.log(
    `\nClassic engine of the report: ready in ${(performance.now() - began).toFixed(0)} ms, untrained`,
  );
  const context = { now: "2026-11-25T13:30" };
  const turn = (text) => dialogue.step(dialogue.start(), { type: "user", text }, context);
  began = performance.now();
  turn(questions[0]);
  console.log(`First turn: ${(performance.now() - began).toFixed(0)} ms`);
  const samples = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const question of questions) {
      const before = process.cpuUsage();
      turn(question);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) samples.push((user + system) / 1000);
    }
  }
  console.log(`A turn, processor time (${samples.length}): ${figures(samples)}; target p95 10 ms`);
}

async function loop() {
  const database = openDatabase({ home, connections: 4 });
  const store = createThreadStore(database);
  const tool = defineTool({
    name: "look_up",
    title: "Look up",
    description: "Looks something up.",
    toolset: "bench",
    input: z.strictObject({ n: z.number() }),
    output: z.object({ n: z.number() }),
    annotations: { readOnlyHint: true },
    run: ({ n }) => ({ n }),
  });
  const steps = 6;
  const script = (_, index) =>
    index % (steps + 1) < steps
      ? { calls: [{ name: "look_up", arguments: { n: index } }] }
      : { text: "Done." };
  const { router } = createScriptedModel(script);
  const agent = createAgent({
    id: "bench",
    app: "console",
    instructions: instructionsOf("bench", "You look things up."),
    router,
    store,
    toolkit: [tool],
    model: "scripted/model",
  });
  const asker = { workspaceId: "local", principal: { id: "user:bench", role: "member" } };
  const samples = [];
  for (let run = 0; run < rounds * 10; run += 1) {
    const before = process.cpuUsage();
    const began = performance.now();
    const answer = await agent.ask(asker, randomUUID(), {
      kind: "send",
      id: randomUUID(),
      text: "Look six things up.",
      parentId: null,
    });
    await answer.ended;
    const { user, system } = process.cpuUsage(before);
    if (run >= 5)
      samples.push({ wall: (performance.now() - began) / steps, cpu: (user + system) / 1000 / steps });
  }
  console.log(
    `\nThe loop around a model that answers at once, for each of ${steps} steps with a tool, database included:`,
  );
  console.log(`  wall ${figures(samples.map(({ wall }) => wall))}; target 5 ms`);
  console.log(`  processor ${figures(samples.map(({ cpu }) => cpu))}`);
  await agent.close();
  await database.close();
}

async function firstToken() {
  const ask = async (threadId, parentId, text) => {
    const began = performance.now();
    const response = await fetch(`${url}/api/chat/${threadId}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ kind: "send", id: randomUUID(), text, parentId, model: "classic/report" }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    let first;
    let start;
    let turnId;
    let buffered = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      buffered += chunk;
      start ??= performance.now() - began;
      turnId ??= /"messageId":"([^"]+)"/u.exec(buffered)?.[1];
      if (first === undefined && buffered.includes('"text-delta"')) first = performance.now() - began;
    }
    return { start, first, turnId };
  };
  const text = "What is the daily hardware cost of ChatGPT?";
  for (let run = 0; run < 10; run += 1) await ask(randomUUID(), null, text);
  const fresh = [];
  for (let run = 0; run < rounds * 20; run += 1) fresh.push(await ask(randomUUID(), null, text));
  console.log(`\nOver HTTP on loopback, classic engine, ${fresh.length} new threads:`);
  console.log(`  first chunk ${figures(fresh.map(({ start }) => start))}`);
  console.log(`  first text ${figures(fresh.map(({ first }) => first))}; target 60 ms`);
}

async function longThread() {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) return;
  const threadId = await seedThread(500);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  await page.goto(`${url}/ask/${threadId}`);
  const log = page.getByRole("log");
  await log.getByText("Question 250").waitFor();
  for (;;) {
    const earlier = log.getByRole("button", { name: /earlier message/u });
    if ((await earlier.count()) === 0) break;
    await earlier.click();
  }
  const frames = framesFor(page, 8_000);
  const box = await log.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  for (let step = 0; step < 150; step += 1) {
    await page.mouse.wheel(0, step < 75 ? -600 : 600);
    await page.waitForTimeout(16);
  }
  const field = page.getByRole("textbox", { name: "Message" });
  await field.pressSequentially("How much does it cost to answer a question?", { delay: 30 });
  const seen = await frames;
  const long = seen.filter((ms) => ms > 34).length;
  console.log(
    `\nA thread of 500 messages, all shown, scrolled and typed into for 8 s: ${seen.length} frames, ${figures(seen, 0)},`,
  );
  console.log(
    `  longest ${Math.max(...seen).toFixed(0)} ms, ${long} over two frames; the field holds ${(await field.inputValue()).length} of 43 keys`,
  );
  await browser.close();
}

/** Questions and answers with a tool call and sources each, of the local owner. */
async function seedThread(messages) {
  const database = openDatabase({ home, connections: 1 });
  const store = createThreadStore(database);
  const owner = { workspaceId: "local", principalId: "local" };
  const threadId = randomUUID();
  await store.openThread(owner, { id: threadId, app: "console", agent: "report" });
  let parentId = null;
  for (let at = 1; at <= messages / 2; at += 1) {
    const asked = randomUUID();
    const answered = randomUUID();
    const done = { threadId, status: "done" };
    await store.addTurn(owner, {
      ...done,
      id: asked,
      parentId,
      role: "user",
      parts: [{ type: "text", text: `Question ${at}: what does a day of answers cost?` }],
    });
    await store.addTurn(owner, {
      ...done,
      id: answered,
      parentId: asked,
      role: "assistant",
      parts: [
        {
          type: "call",
          call: {
            id: `call-${at}`,
            name: "run_calculator",
            arguments: '{"id":"serving-cost"}',
            state: "done",
            output: { yearlyCostUsd: 253_472_060 },
            durationMs: 3,
          },
        },
        {
          type: "text",
          text: `A day costs **$694,444** [1].\n\n- A year is 365 times that\n- The fleet holds 28,936 cards\n\nThat is answer ${at}.`,
        },
        {
          type: "citations",
          citations: [
            {
              number: 1,
              id: "fact:chatgpt-daily-hardware-cost",
              title: "Daily cost of ChatGPT's hardware",
              lines: [83, 83],
              state: "checked",
              href: "/report/facts/chatgpt-daily-hardware-cost",
            },
          ],
        },
      ],
      meta: { engine: "classic", model: "classic/report", steps: 2, latencyMs: 12, data: ["report"] },
    });
    parentId = answered;
  }
  await database.close();
  return threadId;
}
