// The bench's own cost: trivially scored cases in process and against a loopback model at 0 and 50 ms, ours beside a
// bare loop and, where it is installed (`--promptfoo <program>`), promptfoo. Each runs in a process of its own.
// `pnpm bench evals`; `--cases 1000` and `--large 100000` change how many.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readLog, summarise } from "@assay/evals/log";
import { htmlReport } from "@assay/evals/reports";
import { build } from "esbuild";

const expected = (index) => `answer ${index}`;
const completionOf = (text) => ({
  id: "1",
  object: "chat.completion",
  created: 1,
  model: "bench",
  choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
  usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 },
});
const answerTo = (question) => expected(question.replace("question ", ""));

async function main() {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      cases: { type: "string", default: "1000" },
      large: { type: "string", default: "100000" },
      promptfoo: { type: "string" },
    },
  });
  const cases = Number(values.cases);
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  const program = await bundle(folder);
  const child = (role, env) => start(program, role, env);
  let logs = 0;
  try {
    console.log(`Node ${process.versions.node}, ${cpus().length} cores; median of 3 processes\n`);
    console.log("work                        wall s   CPU s     MB");
    const measure = async (name, role, env = {}) => {
      const runs = [];
      for (let round = 0; round < 3; round += 1) {
        logs += 1;
        runs.push(
          await child(role, { BENCH_LOG: join(folder, `${logs}.jsonl`), BENCH_COUNT: String(cases), ...env }),
        );
      }
      print(name, middle(runs));
    };
    await measure("in process, bare loop", "bare");
    await measure("in process, ours", "ours");
    await measure(`in process, ours, ${values.large}`, "ours", { BENCH_COUNT: values.large });
    if (values.promptfoo)
      await measurePromptfoo("in process, promptfoo", values.promptfoo, { folder, cases });
    for (const [delayMs, inFlight] of [
      [0, 4],
      [0, 32],
      [50, 4],
      [50, 32],
    ]) {
      const { url, close } = await startModel(delayMs);
      const env = { BENCH_URL: url, BENCH_AT_ONCE: String(inFlight) };
      const what = `HTTP ${delayMs} ms, ${inFlight} at once`;
      await measure(`${what}, bare`, "bareHttp", env);
      await measure(`${what}, ours`, "oursHttp", env);
      if (values.promptfoo && inFlight === 32)
        await measurePromptfoo(`${what}, promptfoo`, values.promptfoo, { folder, cases, url, inFlight });
      close();
    }
    await measureHtml(folder, child);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(folder) {
  const outfile = join(folder, "child.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("evals-child.mjs", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}

async function start(program, role, env) {
  const started = spawn(process.execPath, [program], {
    env: { ...process.env, ...env, BENCH_ROLE: role },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks = [];
  started.stdout.on("data", (chunk) => chunks.push(chunk));
  const [code] = await once(started, "close");
  if (code !== 0) throw new Error(`${role} ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const middle = (runs) => {
  const of = (key) => runs.map((run) => run[key]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)];
  return { wallMs: of("wallMs"), cpuMs: of("cpuMs"), megabytes: of("megabytes") };
};

function print(name, { wallMs, cpuMs, megabytes }) {
  const figure = (value, digits, width) => value.toFixed(digits).padStart(width);
  console.log(
    `${name.padEnd(28)}${figure(wallMs / 1000, 2, 6)}${figure(cpuMs / 1000, 2, 8)}${figure(megabytes, 0, 7)}`,
  );
}

/** A model that answers after a while. */
async function startModel(delayMs) {
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      if (request.url.endsWith("/models")) return response.end(JSON.stringify({ data: [{ id: "m" }] }));
      const answer = JSON.stringify(completionOf(answerTo(JSON.parse(text).messages.at(-1).content)));
      const send = () => response.setHeader("content-type", "application/json").end(answer);
      return delayMs === 0 ? send() : setTimeout(send, delayMs);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function measurePromptfoo(name, program, { folder, cases, url, inFlight = 4 }) {
  const config = join(folder, "promptfoo.json");
  const provider = join(folder, "provider.mjs");
  writeFileSync(
    provider,
    'export default class { id() { return "same"; } async callApi(prompt) { return { output: prompt.replace("question", "answer") }; } }\n',
  );
  const asked = url === undefined ? `file://${provider}` : "openai:chat:m";
  writeFileSync(
    config,
    JSON.stringify({
      prompts: ["{{q}}"],
      providers: [
        url === undefined ? asked : { id: asked, config: { apiBaseUrl: `${url}/v1`, apiKey: "-" } },
      ],
      tests: Array.from({ length: cases }, (_, index) => ({
        vars: { q: `question ${index}` },
        assert: [{ type: "equals", value: expected(index) }],
      })),
    }),
  );
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: join(folder, "promptfoo"),
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_CACHE_ENABLED: "false",
  };
  const args = ["-v", program, "eval", "-c", config, "--no-cache", "--no-table", "-j", String(inFlight)];
  const began = performance.now();
  const started = spawn("/usr/bin/time", args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const chunks = [];
  started.stderr.on("data", (chunk) => chunks.push(chunk));
  await once(started, "close");
  const wallMs = performance.now() - began;
  const text = Buffer.concat(chunks).toString();
  const field = (label) => Number(new RegExp(`${label}: ([\\d.]+)`, "u").exec(text)?.[1] ?? Number.NaN);
  const cpuMs = (field("User time \\(seconds\\)") + field("System time \\(seconds\\)")) * 1000;
  print(name, { wallMs, cpuMs, megabytes: field("Maximum resident set size \\(kbytes\\)") / 1024 });
}

/** A page of ten thousand samples: how long it takes to make, and its size. `e2e/bench-report.test.ts` opens it. */
async function measureHtml(folder, child) {
  const path = join(folder, "large.jsonl");
  await child("ours", { BENCH_LOG: path, BENCH_COUNT: "10000" });
  const log = await readLog(path);
  const began = performance.now();
  const page = htmlReport([{ log, summary: summarise(log) }]);
  const took = performance.now() - began;
  const file = join(folder, "large.html");
  writeFileSync(file, page);
  console.log(
    `\nA page of 10,000 samples: made in ${took.toFixed(0)} ms, ${(statSync(file).size / 1e6).toFixed(1)} MB`,
  );
}

await main();
