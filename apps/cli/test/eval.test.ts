import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import heldOut from "../../../packages/report/evals/questions/held-out.json" with { type: "json" };
import seen from "../../../packages/report/evals/questions/seen.json" with { type: "json" };
import { cli } from "./server.ts";

/** Two models of a stranger: one cites the right fact to four questions of five, the other to two of five. */
const facts = new Map(
  [...seen, ...heldOut].flatMap(({ question, expect: { facts: ids } }) =>
    ids === undefined ? [] : [[question, ids] as const],
  ),
);
const order = [...facts.keys()];
const Asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string().nullish() })),
});
const upstream = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => (text += chunk.toString()));
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/v1/models") {
      response.end(JSON.stringify({ data: [{ id: "clever" }, { id: "hasty" }] }));
      return;
    }
    const { model, messages } = Asked.parse(JSON.parse(text));
    const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
    const knows = facts.has(asked) && order.indexOf(asked) % 5 < (model === "clever" ? 4 : 2);
    const content = knows ? (facts.get(asked) ?? []).map((id) => `[fact:${id}]`).join(" ") : "I do not know.";
    response.end(
      JSON.stringify({
        id: "1",
        object: "chat.completion",
        created: 1,
        model,
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
        usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
      }),
    );
  });
});

let folder = "";
let env: NodeJS.ProcessEnv = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-eval-"));
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const address = upstream.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const settings = join(folder, "router.json");
  const stranger = { id: "stranger", name: "Stranger", baseUrl: `http://127.0.0.1:${port}/v1`, local: true };
  await writeFile(settings, JSON.stringify({ providers: [stranger], cache: { minutes: 10 } }));
  env = { ...process.env, ASSAY_HOME: join(folder, "home"), ASSAY_ROUTER_FILE: settings };
});
afterAll(async () => {
  upstream.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `assay eval …` as a user does. */
async function bench(command: string, ...more: string[]): Promise<Ran> {
  const args = [...command.split(" "), ...more];
  try {
    const options = { env, encoding: "utf8" as const, maxBuffer: 50_000_000 };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, "eval", ...args], options);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = z
      .looseObject({ code: z.number(), stdout: z.string(), stderr: z.string() })
      .parse(error);
    return { code, stdout, stderr };
  }
}

const Printed = z.looseObject({
  isComplete: z.boolean(),
  aggregates: z.looseObject({
    models: z.array(
      z.looseObject({
        model: z.string(),
        kind: z.string(),
        metrics: z.record(
          z.string(),
          z.looseObject({ value: z.number(), low: z.number(), high: z.number() }),
        ),
      }),
    ),
    comparisons: z.array(
      z.looseObject({ model: z.string(), against: z.string(), isSignificant: z.boolean() }),
    ),
  }),
});

describe("assay eval", () => {
  it("lists the suites with samples, source and licence", async () => {
    const { stdout } = await bench("list", "--json");
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ id: "report-questions", samples: 210, licence: "MIT" }),
    );
    expect((await bench("list")).stdout).toMatch(/^report-questions\s+210/mu);
  });

  it(
    "runs two models beside the classic engine, no-op and majority, and says which are apart [evals.run]",
    { timeout: 120_000 },
    async () => {
      const html = join(folder, "run.html");
      const junit = join(folder, "run.xml");
      const { code, stdout, stderr } = await bench(
        "run report-questions --models stranger/clever,stranger/hasty --json --seed 1",
        "--html",
        html,
        "--junit",
        junit,
      );
      expect([code, stderr]).toEqual([0, expect.any(String)]);
      const { isComplete, aggregates } = Printed.parse(JSON.parse(stdout));
      expect(isComplete).toBe(true);
      const models = aggregates.models.map(({ model, kind }) => `${model} ${kind}`);
      expect(models).toEqual([
        "stranger/clever model",
        "stranger/hasty model",
        "classic/report engine",
        "majority baseline",
        "no-op baseline",
      ]);
      for (const { metrics } of aggregates.models)
        for (const { value, low, high } of Object.values(metrics)) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      const pair = aggregates.comparisons.find(
        ({ model, against }) => model === "stranger/clever" && against === "stranger/hasty",
      );
      expect(pair?.isSignificant).toBe(true);
      expect(await readFile(html, "utf8")).toContain("stranger/clever");
      expect(await readFile(junit, "utf8")).toContain("<testsuites");
    },
  );

  it("shows the newest run, and one by the start of its name", async () => {
    const newest = await bench("show");
    expect(newest.stdout).toMatch(/^stranger\/clever\s+0\.\d+ \[/mu);
    expect(newest.stdout).toContain("majority (baseline)");
    expect((await bench("show", "nothing-of-the-kind")).stderr).toContain("no run in");
  });

  it.each([
    ["inspect", ["--model", "classic/report"], (text: string) => JSON.parse(text).version === 2],
    ["promptfoo", [], (text: string) => JSON.parse(text).results.version === 3],
    ["markdown", [], (text: string) => text.includes("| stranger/clever |")],
    ["junit", [], (text: string) => text.startsWith("<?xml")],
    ["json", [], (text: string) => JSON.parse(text).format === "assay-eval"],
    ["html", [], (text: string) => text.startsWith("<!doctype html>")],
  ])("writes %s", async (format, more, holds) => {
    const { code, stdout, stderr } = await bench("export", "--to", format, ...more);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(holds(stdout)).toBe(true);
  });

  it("asks for the model where a format holds one", async () => {
    const { code, stderr } = await bench("export", "--to", "inspect");
    expect(code).toBe(2);
    expect(stderr).toContain("Name one with --model: stranger/clever, stranger/hasty, classic/report");
  });

  it("fails where the lower end of an interval is below what is asked", { timeout: 120_000 }, async () => {
    const command = "run report-questions --models stranger/hasty --limit 40 --seed 2";
    const passes = await bench(command, "--min", "right-seen=0.01");
    expect([passes.code, passes.stderr]).toEqual([0, expect.not.stringContaining("below")]);
    const fails = await bench(command, "--min", "right-seen=0.9");
    expect(fails.code).toBe(1);
    expect(fails.stderr).toMatch(/stranger\/hasty right-seen .*below 0\.9/u);
    const unknown = await bench(command, "--min", "wrong=0.9");
    expect(unknown.stderr).toContain("no metric wrong; there are right-held-out");
  });

  it(
    "compares two runs sample by sample, and fails on a drop when told to",
    { timeout: 120_000 },
    async () => {
      const run = async (model: string, log: string) => {
        const policy = join(folder, `${log}.json`);
        const settings: { providers: unknown[] } = JSON.parse(
          await readFile(env["ASSAY_ROUTER_FILE"] ?? "", "utf8"),
        );
        await writeFile(
          policy,
          JSON.stringify({ ...settings, policies: { ours: { kind: "fallback", models: [model] } } }),
        );
        const before = env;
        env = { ...env, ASSAY_ROUTER_FILE: policy };
        const path = join(folder, `${log}.jsonl`);
        const args = ["--models", "ours", "--seed", "1", "--no-baselines", "--log", path];
        expect((await bench("run", "report-questions", ...args)).stderr).toContain(path);
        env = before;
        return path;
      };
      const base = await run("stranger/clever", "before");
      const other = await run("stranger/hasty", "after");
      const { code, stdout, stderr } = await bench("compare", base, other, "--fail-on-drop");
      expect(code).toBe(1);
      expect(stdout).toMatch(/^ours\s+-0\.\d+ \[-0\.\d+, -0\.\d+\]/mu);
      expect(stdout).toContain("ours no longer right on: ");
      expect(stderr).toContain("ours");
      expect((await bench("compare", base, base, "--fail-on-drop")).code).toBe(0);
    },
  );

  it("runs a promptfoo configuration", { timeout: 60_000 }, async () => {
    const file = join(folder, "promptfooconfig.yaml");
    await writeFile(
      file,
      [
        "prompts: ['{{question}}']",
        "providers: ['openai:gpt-5']",
        "tests:",
        "  - vars: { question: 'Anything' }",
        "    assert: [{ type: contains, value: know }]",
        "  - vars: { question: 'Something' }",
        "    assert: [{ type: equals, value: nothing }]",
      ].join("\n"),
    );
    const imported = await bench("import", file);
    expect(imported.stdout).toContain("2 samples");
    expect(imported.stdout).toContain("openai/gpt-5");
    const { stdout } = await bench("run", file, "--models", "stranger/hasty", "--json");
    const [model] = Printed.parse(JSON.parse(stdout)).aggregates.models;
    expect(model?.metrics["pass"]?.value).toBe(0.5);
    await writeFile(
      file,
      "prompts: ['a']\nproviders: ['openai:gpt-5']\ntests: [{ assert: [{ type: bleu }] }]\n",
    );
    const refused = await bench("import", file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("bleu");
  });

  it("says what a run can tell apart before it is paid for", async () => {
    const { stdout } = await bench("power", "--samples", "120", "--discordant", "0.125");
    expect(stdout).toContain("when they are 9 points apart");
    const { samples } = z
      .looseObject({ samples: z.number() })
      .parse(JSON.parse((await bench("power", "report-questions", "--json")).stdout));
    expect(samples).toBe(210);
    expect((await bench("power", "--effect", "0.05")).stdout).toMatch(/two models .*: [\d,]+ samples/u);
  });

  it.each([
    [
      "run report-question --models x/y",
      'There is no suite "report-question". Did you mean report-questions?',
    ],
    ["run report-questions --models nobody/nothing", 'There is no model "nobody/nothing".'],
    ["run report-questions --models openai/of-tomorrow", "set OPENAI_API_KEY"],
    ["run report-questions --models x --epochs 0", "whole number from 1"],
    ["run missing.yaml", "missing.yaml"],
    ["run suite.txt", "is neither a suite nor a file that is known"],
    ["resume /nowhere/at-all.jsonl", "There is no file /nowhere/at-all.jsonl"],
    ["power --samples 10 --rate 3", "--rate is 3"],
  ])("refuses `%s` in one line", async (command, message) => {
    const { code, stdout, stderr } = await bench(command);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  it("is ended by Ctrl-C with the command that goes on, and goes on", { timeout: 120_000 }, async () => {
    const log = join(folder, "interrupted.jsonl");
    const args = [cli, "eval", "run", "report-questions", "--models", "classic/report", "--log", log];
    const child = execFile(process.execPath, args, { env });
    let stderr = "";
    child.stderr?.on("data", (chunk: string) => (stderr += chunk));
    await expect
      .poll(async () => (await readFile(log, "utf8").catch(() => "")).split("\n").length, { timeout: 30_000 })
      .toBeGreaterThan(20);
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(130);
    expect(stderr).toContain(`assay eval resume ${log}`);
    const { stdout } = await bench("resume", log, "--json");
    expect(Printed.parse(JSON.parse(stdout)).isComplete).toBe(true);
  });
});
