import { createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { finished } from "node:stream/promises";
import { join } from "node:path";
import { suite } from "@assay/evals";
import type { Scorer, Suite } from "@assay/evals";
import { newLogPath } from "@assay/evals/log";
import { makeLog } from "@assay/evals/reports/testing";
import { runSuite } from "@assay/evals/run";
import { createFakeModels, provenance } from "@assay/evals/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
const hostile = `<img src=x onerror="window.slipped=1"><script>window.slipped=1</script>`;

let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole();
});
afterAll(() => app.stop());

const right: Scorer<string, string> = {
  id: "right",
  score: ({ sample, solution }) => ({
    value: Number(solution.text === sample.expected),
    why: solution.text === sample.expected ? "the same" : `not ${sample.expected}`,
  }),
};

/** Sums, asked with a call of a tool in the transcript. */
const sums: Suite = suite<string, string>({
  id: "sums",
  title: "Sums",
  description: "Right: the sum and nothing else.",
  version: 1,
  dataset: {
    source: "Counted out by hand",
    licence: "CC0-1.0",
    load: async () =>
      Array.from({ length: 60 }, (_, at) => ({
        id: at === 7 ? "seven/7 %20?#" : `sum-${at}`,
        input: at === 3 ? hostile : `${at} + ${at}`,
        expected: String(at + at),
        metadata: { size: at < 30 ? "small" : "large" },
      })),
  },
  async solver({ input }, { complete }) {
    const { text } = await complete({ messages: [{ role: "user", content: input }] });
    const calls = [{ name: "add", arguments: { input }, output: { sum: text } }];
    return {
      text,
      calls,
      transcript: [
        { role: "user", text: input },
        { role: "assistant", text: "", calls },
        { role: "assistant", text },
      ],
    };
  },
  scorers: [right],
  baselines: { majority: () => ({ text: "0" }) },
});

interface Made {
  at: string;
  id: string;
  /** Sums from here on are wrong. */
  wrongFrom: number;
  delayMs?: number;
}

/** Runs the sums with two models made of arithmetic, and says what the log is called. */
async function run({ at, id, wrongFrom, delayMs = 0 }: Made): Promise<string> {
  const { fetch } = createFakeModels(
    ({ model, text }) => {
      const sum = Number(text.split(" ")[0]) * 2;
      if (text.startsWith("13 ")) return { status: 400, code: "refused" };
      if (Number.isNaN(sum)) return hostile;
      return String(model === "fake/good" && sum < wrongFrom * 2 ? sum : sum + (sum % 4));
    },
    { costMicros: 120, delayMs },
  );
  const path = newLogPath(join(app.home, "runs"), { suite: "sums", at: new Date(at), id });
  await runSuite({
    suite: sums,
    models: [
      { address: "fake/weak", kind: "model" },
      { address: "fake/good", kind: "model" },
      { address: "majority", kind: "baseline" },
    ],
    fetch,
    path,
    provenance: { ...provenance, revision: "0123456789abcdef", isDirty: true },
    seed: "1",
    concurrency: delayMs > 0 ? 2 : 8,
    now: () => Date.parse(at),
  });
  return path.slice(path.lastIndexOf("/") + 1, -".jsonl".length);
}

const firstCommand = "pnpm assay eval run report-questions --models classic/report";

it("says how to begin where nothing has been run [bench.begins]", async () => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/bench`);
  await page.getByText("No run yet").waitFor();
  expect(await page.locator("main code").allTextContents()).toEqual([firstCommand]);
});

it("follows a run to its end by itself, and without JavaScript by a link [bench.follows]", async () => {
  const page = await person();
  await page.goto(`${app.url}/bench`);
  const under = run({ at: "2026-11-20T08:00:00Z", id: "aaaaaaaa", wrongFrom: 60, delayMs: 150 });
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByText("running", { exact: true }).waitFor();
  const plain = await person({ javaScriptEnabled: false });
  await plain.goto(`${app.url}/bench`);
  const first = Number(await plain.getByRole("progressbar").getAttribute("aria-valuenow"));
  await plain.waitForTimeout(2_000);
  await plain.getByRole("link", { name: "Load it again" }).click();
  const second = Number(await plain.getByRole("progressbar").getAttribute("aria-valuenow"));
  expect(second).toBeGreaterThan(first);
  await under;
  // Nobody reloads the page from here on.
  await page.getByText("complete", { exact: true }).waitFor({ timeout: 20_000 });
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  expect(problems).toEqual([]);
}, 60_000);

it("lists runs newest first, the best model first and baselines marked, and filters by the address [bench.runs]", async () => {
  await run({ at: "2026-11-21T08:00:00Z", id: "bbbbbbbb", wrongFrom: 40 });
  const other = makeLog({ samples: 20, models: ["lab/other"], id: "other" });
  const records = [other.run, ...other.samples.values(), ...other.results, other.end];
  writeFileSync(
    join(app.home, "runs", "2026-11-19T08-00-00-report-questions-cccccccc.jsonl"),
    `${records.map((each) => JSON.stringify(each)).join("\n")}\n`,
  );
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/bench`);
  const titles = page.getByRole("heading", { level: 2 });
  // The made log says that it began on the 25th, whatever its name says.
  expect(await titles.allTextContents()).toEqual(["Questions of the report", "Sums", "Sums"]);
  const newest = page.getByRole("region", { name: /bbbbbbbb/u });
  expect(await newest.getByRole("row").allInnerTexts()).toEqual([
    expect.stringMatching(/model\s+right/iu),
    expect.stringMatching(/fake\/good\s+0\.80 \[0\.68, 0\.88\]\s+60\s*$/u),
    expect.stringMatching(/fake\/weak\s+0\.\d+ \[/u),
    expect.stringMatching(/majority baseline\s+0\.\d+ \[/u),
  ]);
  await page.getByText("uncommitted changes").first().waitFor();
  await page.getByLabel("Model", { exact: true }).selectOption("lab/other");
  await page.getByRole("button", { name: "Apply" }).click();
  expect(page.url()).toContain("model=lab%2Fother");
  expect(await titles.allTextContents()).toEqual(["Questions of the report"]);
  await page.goto(`${app.url}/bench?suite=none&model=fake%2Fgood`);
  expect(await titles.allTextContents()).toEqual(["Sums", "Sums"]);
  await page.getByText("Left out of account, because nothing here goes by it: suite.").waitFor();
});

it("leads from a figure to the answers behind it, with reasons, calls and errors, and hostile text stays text [bench.answers]", async () => {
  const page = await person();
  await page.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb`);
  await page.getByRole("heading", { name: "Model against model: right" }).waitFor();
  const counts = page.getByRole("region", { name: "Counted, failed, and what it took" });
  await counts.getByRole("row", { name: /^fake\/good 60\/60 1 0 0 0/u }).waitFor();
  await page.getByText("Counted out by hand").waitFor();
  await page.getByLabel("What became of it").selectOption("wrong");
  await page.getByLabel("Model", { exact: true }).selectOption("fake/good");
  await page.getByLabel("size").selectOption("large");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/meta\.size=large/u);
  const samples = page.getByRole("region", { name: "Samples and what became of them" });
  await samples.getByRole("link", { name: "sum-41" }).click();
  await page.getByRole("heading", { level: 1, name: "sum-41" }).waitFor();
  await page.getByText("1 of", { exact: false }).first().waitFor();
  const good = page.locator("section", { has: page.getByRole("heading", { name: "fake/good" }) });
  await good.getByText("not 82").waitFor();
  expect(await good.getByText("input").isVisible()).toBe(false);
  await good.getByText("Transcript: 3 turns").click();
  await good.getByText("add", { exact: true }).click();
  await good.getByText("41 + 41").last().waitFor();
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByRole("heading", { level: 1, name: "sum-43" }).waitFor();
  await page.getByRole("link", { name: "Back to the filtered list" }).click();
  await page.waitForURL(/outcome=wrong/u);

  await page.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb?q=sum-13`);
  await samples.getByText("model failed", { exact: true }).first().waitFor();
  await samples.getByRole("link", { name: "sum-13" }).click();
  await page.getByText("The model’s provider refused the request").first().waitFor();
  await page.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb?q=seven`);
  await samples.getByRole("link", { name: "seven/7 %20?#" }).click();
  await page.getByRole("heading", { level: 1, name: "seven/7 %20?#" }).waitFor();
  await page.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb/sum-3`);
  expect(await page.getByText(hostile).count()).toBeGreaterThan(2);
  expect(await page.evaluate(() => Reflect.has(window, "slipped"))).toBe(false);
  expect(problems).toEqual([]);
}, 60_000);

it("saves a run in every form [bench.files]", async () => {
  const folder = `${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb/files`;
  const get = async (file: string) => {
    const response = await fetch(`${folder}/${file}`);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/u);
    return response.text();
  };
  expect(JSON.parse(await get("report.json"))).toMatchObject({ format: "assay-eval", isComplete: true });
  expect(await get("report.md")).toContain("fake/good");
  expect(await get("junit.xml")).toMatch(/<testsuites name="sums" tests="180"/u);
  expect(await get("log.jsonl")).toBe(
    readFileSync(join(app.home, "runs", "2026-11-21T08-00-00-sums-bbbbbbbb.jsonl"), "utf8"),
  );
  expect((await fetch(`${folder}/other.txt`)).status).toBe(404);
  const page = await person();
  const report = join(app.home, "report.html");
  writeFileSync(report, await get("report.html"));
  await page.goto(`file://${report}`);
  await page.getByText("fake/good").first().waitFor();
  await page.getByText("sum-13").first().waitFor();
  expect(problems).toEqual([]);
});

it("compares two runs, and opens what broke in either [bench.compares]", async () => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb`);
  await page.getByRole("link", { name: "Compare with another run" }).click();
  await page.getByLabel("Before").selectOption("2026-11-20T08-00-00-sums-aaaaaaaa");
  await page.getByRole("button", { name: "Compare" }).click();
  const table = page.getByRole("region", { name: "Differences by model" });
  const rows = await table.getByRole("row").allInnerTexts();
  expect(rows.find((row) => row.startsWith("fake/good"))?.split(/\t/u)).toEqual([
    "fake/good",
    expect.stringMatching(/^-0\.17 \[-0\.\d\d, -0\.\d\d\]$/u),
    expect.stringMatching(/^<?0\.00\d$/u),
    expect.stringMatching(/^<?0\.00\d$/u),
    "10",
    "0",
    "60",
    "0",
    "differ",
  ]);
  await page.getByRole("heading", { name: "10 samples broke" }).waitFor();
  await page.getByRole("link", { name: /sum-41 in the run after/u }).click();
  expect(page.url()).toContain("bbbbbbbb/sum-41");
  await page.goBack();
  await page.getByRole("link", { name: "The other way round" }).click();
  await page.getByRole("heading", { name: "10 samples came right" }).waitFor();
  await page.getByText("60 samples are the same in both runs.").waitFor();
});

it("says what is broken in a log, shows the others, and knows no other file [bench.damaged]", async () => {
  const folder = join(app.home, "runs");
  const name = "2026-11-22T08-00-00-sums-dddddddd";
  const lines = readFileSync(join(folder, "2026-11-21T08-00-00-sums-bbbbbbbb.jsonl"), "utf8").split("\n");
  writeFileSync(join(folder, `${name}.jsonl`), [...lines.slice(0, 5), "{ oh", ...lines.slice(5)].join("\n"));
  writeFileSync(join(folder, "2026-11-18T08-00-00-sums-eeeeeeee.jsonl"), "no log at all\n");
  writeFileSync(join(folder, "2026-11-23T08-00-00-sums-ffffffff.jsonl"), lines.slice(0, 30).join("\n"));
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/bench`);
  await page.getByText(`This log cannot be read: ${name}.jsonl:6: is not JSON`).waitFor();
  await page.getByText("2026-11-18T08-00-00-sums-eeeeeeee.jsonl:1: is not JSON").waitFor();
  await page.getByText("interrupted", { exact: true }).waitFor();
  await page.getByText("complete", { exact: true }).first().waitFor();
  await page.goto(`${app.url}/bench/${name}`);
  await page.getByText(`${name}.jsonl:6: is not JSON`).waitFor();
  expect(await page.content()).not.toContain(app.home);
  await page.goto(`${app.url}/bench/2026-11-23T08-00-00-sums-ffffffff`);
  await page.getByText("pnpm assay eval resume 2026-11-23T08-00-00-sums-ffffffff").waitFor();
  await page.getByText("The last line of the log was cut off").waitFor();
  for (const path of [
    "/bench/none",
    "/bench/..%2Fsecrets",
    "/bench/%2Fetc%2Fpasswd",
    "/bench/..%2F..%2Fx/files/log.jsonl",
  ])
    expect({ path, status: (await fetch(app.url + path)).status }).toEqual({ path, status: 404 });
  const scripted = await person();
  await scripted.goto(`${app.url}/bench/2026-11-21T08-00-00-sums-bbbbbbbb/none`);
  await scripted.getByRole("heading", { name: "There is no such run or sample" }).waitFor();
});

it("answers while it reads a log of 200 MB, which it shows in the end [bench.large]", async () => {
  const name = "2026-11-24T08-00-00-large-99999999";
  const path = join(app.home, "runs", `${name}.jsonl`);
  await writeLargeLog(path);
  expect(statSync(path).size).toBeGreaterThan(200_000_000);
  const first = fetch(`${app.url}/bench`);
  let slowestMs = 0;
  for (let at = 0; at < 10; at += 1) {
    const from = performance.now();
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    slowestMs = Math.max(slowestMs, performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(slowestMs).toBeLessThan(2_000);
  expect((await first).status).toBe(200);
  const page = await person();
  await page.goto(`${app.url}/bench/${name}`);
  await page
    .getByText("The log is too large for a report to be made of it here.")
    .waitFor({ timeout: 90_000 });
  expect((await fetch(`${app.url}/bench/${name}/files/report.html`)).status).toBe(413);
  await page.goto(`${app.url}/bench/${name}/sample-04000`);
  await page.getByText("left out here; the log holds them all.").first().waitFor({ state: "attached" });
  rmSync(path);
}, 180_000);

/** 4,000 samples answered at great length by one model. */
async function writeLargeLog(path: string): Promise<void> {
  mkdirSync(join(app.home, "runs"), { recursive: true });
  const {
    run: made,
    samples,
    results,
    end,
  } = makeLog({ samples: 4_000, models: ["lab/talker"], id: "large" });
  const file = createWriteStream(path);
  const write = (record: unknown) =>
    file.write(`${JSON.stringify(record)}\n`)
      ? undefined
      : new Promise<void>((resolve) => file.once("drain", () => resolve()));
  await write(made);
  for (const sample of samples.values()) await write(sample);
  for (const result of results)
    await write({ ...result, errors: [], solution: { text: "A great many words. ".repeat(2_700) } });
  for (const result of results.slice(-1))
    await write({ ...result, errors: [], solution: { text: "Endless words. ".repeat(20_000) } });
  await write(end);
  file.end();
  await finished(file);
}

it("says what the suites can tell apart, and how they are run [bench.plans]", async () => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/bench/suites`);
  await page.getByRole("heading", { name: "Questions about the report" }).waitFor();
  const power = page.getByRole("region", { name: "What its samples can tell apart" });
  await power
    .getByRole("row", {
      name: /right-held-out part = held-out [\d,]+ \d+(\.\d)? points \d+(\.\d)? points [\d,]+/u,
    })
    .waitFor();
  expect(await page.locator("main code").allTextContents()).toContain(firstCommand);
});
