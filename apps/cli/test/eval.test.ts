import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
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
let isLocked = false;
const upstream = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => (text += chunk.toString()));
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/v1/models") {
      response.end(JSON.stringify({ data: [{ id: "clever" }, { id: "hasty" }, { id: "slow" }] }));
      return;
    }
    if (isLocked) {
      response.writeHead(401).end(JSON.stringify({ error: { message: "no key" } }));
      return;
    }
    const { model, messages } = Asked.parse(JSON.parse(text));
    const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
    const knows = facts.has(asked) && order.indexOf(asked) % 5 < (model === "clever" ? 4 : 2);
    const content = knows ? (facts.get(asked) ?? []).map((id) => `[fact:${id}]`).join(" ") : "I do not know.";
    const answer = JSON.stringify({
      id: "1",
      object: "chat.completion",
      created: 1,
      model,
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
      usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    });
    setTimeout(() => response.end(answer), model === "slow" ? 300 : 0);
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
function bench(command: string, ...more: string[]): Promise<Ran> {
  return benchIn(env, ...command.split(" "), ...more);
}

async function benchIn(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> {
  try {
    const options = { env: environment, timeout: 30_000, encoding: "utf8" as const, maxBuffer: 50_000_000 };
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
    const { stdout: text } = await benchIn({ ...env, COLUMNS: "90" }, "list");
    expect(text).toMatch(/^report-questions\s+210/mu);
    expect(text).toMatch(/^report-questions: from Assay, .+; licence MIT$/mu);
    expect(text).toContain("…");
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
    expect((await bench("show", "")).stderr).toContain("A run is named by its file");
    const narrow = await benchIn({ ...env, COLUMNS: "60" }, "show");
    expect(Math.max(...narrow.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
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
    const unknown = await bench("export --to html --model nosuch");
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("no model nosuch")]);
    const needless = await bench("export --to html --model classic/report");
    expect([needless.code, needless.stderr]).toEqual([2, expect.stringContaining("holds all models")]);
  });

  it("writes an export into a folder that is not there yet, and refuses one that can be none", async () => {
    const file = join(folder, "of", "exports", "run.json");
    expect((await bench("export --to json --out", file)).code).toBe(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ format: "assay-eval" });
    for (const wrong of [folder, join(file, "x.json")]) {
      const { code, stderr } = await bench("export --to json --out", wrong);
      expect([code, stderr.split("\n")]).toEqual([2, [expect.stringContaining(wrong), ""]]);
    }
  });

  it("fails where the lower end of an interval is below what is asked", { timeout: 120_000 }, async () => {
    const command = "run report-questions --models stranger/hasty --limit 40 --seed 2";
    const passes = await bench(command, "--min", "right-seen=0.01");
    expect([passes.code, passes.stderr]).toEqual([0, expect.not.stringContaining("below")]);
    const fails = await bench(command, "--min", "right-seen=0.9");
    expect(fails.code).toBe(1);
    expect(fails.stderr).toMatch(/stranger\/hasty right-seen .*below 0\.9/u);
    const unknown = await bench(command, "--min", "wrong=0.9");
    expect(unknown.code).toBe(2);
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
    expect(samples).toBe(50);
    expect((await bench("power report-questions")).stdout).toContain(
      "50 samples of right-held-out (47 clusters",
    );
    expect((await bench("power", "--effect", "0.05")).stdout).toMatch(/two models .*: [\d,]+ samples/u);
  });

  it.concurrent.each([
    [
      "run report-question --models x/y",
      'There is no suite "report-question". Did you mean report-questions?',
    ],
    ["run report-questions --models nobody/nothing", 'There is no model "nobody/nothing".'],
    ["run report-questions --models openai/of-tomorrow", "set OPENAI_API_KEY"],
    ["run report-questions --models gpt", 'There is no model "gpt".'],
    ["run report-questions --models ", "one of them is empty"],
    ["run report-questions --models x/y,", "one of them is empty"],
    ["run report-questions --judge nosuch/x", 'There is no judge "nosuch/x".'],
    ["run report-questions --judge ", "is empty"],
    ["run report-questions --timeout 0", "number from 0.001"],
    ["run report-questions --timeout 2147484", "to 2147483"],
    ["run report-questions --max-cost -1", "number from 0.000001"],
    ["run report-questions --min answered=0.9 --min answered=0.1", "answered is named twice"],
    ["run report-questions --min nosuch=0.5", "no metric nosuch; there are right-held-out"],
    ["run report-questions --compare nosuch", "There is no file nosuch"],
    ["run report-questions --html /", "--html: / is a folder"],
    ["run report-questions --html -", "--html takes a file"],
    ["run report-questions --junit /dev/null/x.xml", "--junit: /dev/null/x.xml cannot be written"],
    ["run report-questions --html same --junit same", "--html and --junit are the same file"],
    ["run report-questions --log /dev/null/x.jsonl", "--log: /dev/null/x.jsonl cannot be written"],
    ["run report-questions --models x --epochs 0", "whole number from 1"],
    ["run missing.yaml", "missing.yaml"],
    ["run suite.txt", "is neither a suite nor a file that is known"],
    ["resume /nowhere/at-all.jsonl", "There is no file /nowhere/at-all.jsonl"],
    ["power --samples 10 --rate 3", "--rate is 3"],
    ["power --effect 0.9", "--effect is 0.9; from --rate 0.5"],
    ["power --effect 0.1 --discordant 0.05", "differ on --discordant 0.05"],
    ["power --samples 10 --correlation 2", "--correlation is 2"],
    ["power --samples 10 --cluster-size 0", "--cluster-size is 0"],
  ])("refuses `%s` in one line", async (command, message) => {
    const { code, stdout, stderr } = await bench(command);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  it("says in one line which home folder is none", async () => {
    const file = join(folder, "router.json");
    for (const home of [file, join(file, "home"), ...(process.platform === "linux" ? ["/proc/x"] : [])])
      for (const command of [["show"], ["run", "report-questions", "--models", "no-op", "--limit", "1"]]) {
        const { code, stderr } = await benchIn({ ...env, ASSAY_HOME: home }, ...command);
        expect([code, stderr]).toEqual([2, expect.stringMatching(/^assay: ASSAY_HOME: .+\n$/u)]);
        expect(stderr).toContain(home);
      }
  });

  it("asks a baseline once that is named", async () => {
    const { stdout } = await bench(
      "run report-questions --models no-op,majority --no-baselines --limit 3 --json",
    );
    const { models } = Printed.parse(JSON.parse(stdout)).aggregates;
    expect(models.map(({ model, kind }) => `${model} ${kind}`)).toEqual([
      "majority baseline",
      "no-op baseline",
    ]);
  });

  it("refuses --workers for a file before a database is opened", async () => {
    const file = join(folder, "cases.jsonl");
    await writeFile(file, '{"input":"a","ideal":"b"}\n');
    const home = join(folder, "home-of-none");
    const { DATABASE_URL: _url, ...rest } = env;
    const { code, stderr } = await benchIn(
      { ...rest, ASSAY_HOME: home },
      ..."run --models stranger/hasty --workers".split(" "),
      file,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("workers know the suites")]);
    expect(await readdir(home)).toEqual(["runs"]);
  });

  it("goes on with a run of a file by the command it printed", { timeout: 60_000 }, async () => {
    const own = join(folder, "it's ours");
    await mkdir(own);
    const [file, log] = [join(own, "p.yaml"), join(own, "log.jsonl")];
    const assertion = "[{ type: javascript, value: 'true' }]";
    await writeFile(file, `prompts: ['a']\ntests: [{ assert: ${assertion} }]\n`);
    for (const [args, hint] of [
      [["import", file], "name models in their place (--models"],
      [["import", file], "pass --allow-code"],
      [["run", file, "--models", "stranger/hasty"], "pass --allow-code"],
    ] as const)
      expect((await benchIn(env, ...args)).stderr).toContain(hint);
    const imported = await bench("import --allow-code --models stranger/gone", file);
    const quoted = `'${file.replaceAll("'", String.raw`'\''`)}'`;
    expect(imported.stdout).toContain(": 1 sample, ");
    expect(imported.stdout).toContain(
      `Run it: assay eval run ${quoted} --models stranger/gone --allow-code\n`,
    );
    const options = ["--models", "stranger/hasty", "--allow-code", "--no-baselines", "--log", log];
    isLocked = true;
    const lost = await bench("run", file, ...options);
    isLocked = false;
    const said = /1 of 1 try is missing\. `assay eval (.+)` makes it\./u.exec(lost.stderr)?.[1] ?? "";
    expect(said).toContain(`--suite ${quoted} --allow-code`);
    expect((await bench("resume", log)).stderr).toContain("with --suite <file>");
    const command = `exec "$0" "$1" eval ${said} --json`;
    const resumed = await promisify(execFile)("sh", ["-c", command, process.execPath, cli], { env });
    expect(Printed.parse(JSON.parse(resumed.stdout)).isComplete).toBe(true);
  });

  it("asks a promptfoo provider that is an address of the router", async () => {
    const file = join(folder, "own.yaml");
    const test = "{ vars: { q: x }, assert: [{ type: llm-rubric, value: kind }] }";
    await writeFile(file, `prompts: ['{{q}}']\nproviders: ['stranger/hasty']\ntests: [${test}]\n`);
    expect((await bench("import", file)).stderr).toContain("name one (--judge <address>)");
    const { stdout } = await bench("import --judge stranger/clever", file);
    expect(stdout).toContain("It asks stranger/hasty.");
    expect(stdout).toContain("--judge stranger/clever");
    const unknown = await bench("import --judge nosuch/x", file);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('no judge "nosuch/x"')]);
  });

  it("is ended by Ctrl-C with the command that goes on, and goes on", { timeout: 120_000 }, async () => {
    const log = join(folder, "interrupted.jsonl");
    const args = [
      cli,
      "eval",
      "run",
      "report-questions",
      "--models",
      "stranger/slow",
      "--limit",
      "60",
      "--log",
      log,
    ];
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
