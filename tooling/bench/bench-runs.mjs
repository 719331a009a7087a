// Two runs of the report's questions for pictures: two scripted models behind a port of this machine beside the classic
// engine, run by the command as a user runs it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const questions = ["seen", "held-out"].flatMap((part) =>
  JSON.parse(readFileSync(`${root}packages/report/evals/questions/${part}.json`, "utf8")),
);
const factsOf = new Map(questions.map(({ question, expect }) => [question, expect.facts ?? []]));
const order = [...factsOf.keys()];

/** Runs twice, the second time with a `hasty` model that knows more; the names of the runs, oldest first. */
export async function makeBenchRuns(home) {
  const knows = { careful: 9, hasty: 4 };
  const upstream = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      if (request.url.endsWith("/models"))
        return response.end(JSON.stringify({ data: Object.keys(knows).map((id) => ({ id })) }));
      const { model, messages } = JSON.parse(text);
      const asked = messages.findLast(({ role }) => role === "user").content;
      const isKnown = factsOf.has(asked) && (order.indexOf(asked) * 7) % 10 < knows[model];
      const content = isKnown
        ? factsOf
            .get(asked)
            .map((id) => `[fact:${id}]`)
            .join(" ")
        : "The report does not say.";
      const choice = { index: 0, message: { role: "assistant", content }, finish_reason: "stop" };
      const usage = { prompt_tokens: 900, completion_tokens: 20, total_tokens: 920 };
      response.end(
        JSON.stringify({ id: "1", object: "chat.completion", created: 1, model, choices: [choice], usage }),
      );
    });
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const settings = join(home, "scripted.json");
  const baseUrl = `http://127.0.0.1:${upstream.address().port}/v1`;
  writeFileSync(
    settings,
    JSON.stringify({ providers: [{ id: "scripted", name: "Scripted", baseUrl, local: true }] }),
  );
  await run(home, settings);
  knows.hasty = 7;
  await run(home, settings);
  upstream.close();
  return readdirSync(join(home, "runs"))
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .map((name) => name.slice(0, -".jsonl".length));
}

async function run(home, settings) {
  const args = ["eval", "run", "report-questions", "--models", "scripted/careful,scripted/hasty"];
  const child = spawn(
    process.execPath,
    [`${root}apps/cli/dist/assay.js`, ...args, "--seed", "pictures", "--no-cache"],
    { env: { ...process.env, ASSAY_HOME: home, ASSAY_ROUTER_FILE: settings }, stdio: "ignore" },
  );
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`assay eval run ended with ${code}`);
}
