import { connect } from "node:net";
import { createSourceText } from "@assay/report";
import { Failure } from "@assay/toolkit";
import { UsageError, readProviderKeys, readVariable } from "../env.ts";
import { table } from "../table.ts";

/** One thing that was looked for. */
export interface Finding {
  what: string;
  state: "found" | "missing" | "wrong";
  detail: string;
  /** What to do when it is missing or wrong. */
  fix?: string;
}

const oldestNode = 20;
const probeTimeoutMs = 800;

const localServers = [
  { name: "Ollama", url: "http://127.0.0.1:11434", get: "Install Ollama and run `ollama pull qwen3:8b`." },
  { name: "LM Studio", url: "http://127.0.0.1:1234", get: "Start its local server in the Developer tab." },
  { name: "llama.cpp", url: "http://127.0.0.1:8080", get: "Run `llama-server -m model.gguf`." },
  { name: "vLLM", url: "http://127.0.0.1:8000", get: "Run `vllm serve <model>`." },
];

/** Looks for everything Assay can use. Nothing that is missing keeps it from working. Keys are named, never shown. */
export async function findEverything(): Promise<Finding[]> {
  return [
    checkNode(),
    ...(await Promise.all([
      orWrong("Report text", checkReport),
      orWrong("Models file", checkModelsFile),
      orWrong("Router file", checkRouterFile),
      orWrong("Database", checkDatabase),
    ])),
    checkKeys(),
    ...(await Promise.all(localServers.map(checkServer))),
  ];
}

export async function printDoctor({ json = false }: { json?: boolean }): Promise<void> {
  const findings = await findEverything();
  if (findings.some(({ state }) => state === "wrong")) process.exitCode = 1;
  if (json) {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
    return;
  }
  const text = table(
    findings,
    [
      { title: "WHAT", value: ({ what }) => what },
      { title: "STATE", value: ({ state }) => state },
      { title: "DETAIL", value: ({ detail, fix }) => (fix === undefined ? detail : `${detail} ${fix}`) },
    ],
    200,
  );
  process.stdout.write(`${text}\n`);
}

function checkNode(): Finding {
  const { node } = process.versions;
  return Number(node.split(".")[0]) >= oldestNode
    ? { what: "Node.js", state: "found", detail: node }
    : { what: "Node.js", state: "wrong", detail: node, fix: `Install Node.js ${oldestNode} or newer.` };
}

/** A variable that cannot be read is a finding, not the end of the search. */
async function orWrong(what: string, check: (what: string) => Promise<Finding>): Promise<Finding> {
  try {
    return await check(what);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { what, state: "wrong", detail: error.message, fix: "Correct or unset it." };
  }
}

async function checkReport(what: string): Promise<Finding> {
  const path = readVariable("ASSAY_REPORT_FILE");
  if (path === undefined) {
    return {
      what,
      state: "missing",
      detail: "Search and sources work without quotations.",
      fix: "Set ASSAY_REPORT_FILE to a text copy of the report to quote it.",
    };
  }
  const lines = await createSourceText(path).lines();
  return lines instanceof Failure
    ? { what, state: "wrong", detail: lines.message, fix: "Correct or unset ASSAY_REPORT_FILE." }
    : { what, state: "found", detail: path };
}

async function checkModelsFile(what: string): Promise<Finding> {
  const path = readVariable("ASSAY_MODELS_FILE");
  if (path === undefined)
    return { what, state: "missing", detail: "No ASSAY_MODELS_FILE; the catalogue is the shipped one." };
  const { createModelsFile } = await import("@assay/router");
  const reasons: string[] = [];
  createModelsFile(path, { onError: (reason) => reasons.push(reason) })();
  return reasons[0] === undefined
    ? { what, state: "found", detail: path }
    : { what, state: "wrong", detail: reasons[0], fix: "Correct or unset ASSAY_MODELS_FILE." };
}

async function checkRouterFile(what: string): Promise<Finding> {
  const path = readVariable("ASSAY_ROUTER_FILE");
  if (path === undefined)
    return { what, state: "missing", detail: "No ASSAY_ROUTER_FILE: no keys, budgets, policies or cache." };
  const { readRouterSettings } = await import("../router.ts");
  readRouterSettings();
  return { what, state: "found", detail: path };
}

async function checkDatabase(what: string): Promise<Finding> {
  const address = readVariable("DATABASE_URL");
  if (address === undefined)
    return { what, state: "found", detail: "The embedded PostgreSQL; it starts when something needs it." };
  const { hostname: written, port } = new URL(address);
  const hostname = written.replace(/^\[|\]$/gu, "");
  return (await canConnect(hostname, Number(port || 5432)))
    ? { what, state: "found", detail: `${hostname}:${port || 5432} accepts connections` }
    : {
        what,
        state: "wrong",
        detail: `${hostname}:${port || 5432} does not answer.`,
        fix: "Start PostgreSQL there, or correct or unset DATABASE_URL.",
      };
}

function checkKeys(): Finding {
  const names = readProviderKeys();
  return names.length > 0
    ? { what: "Model keys", state: "found", detail: names.join(", ") }
    : {
        what: "Model keys",
        state: "missing",
        detail: "No provider key in the environment.",
        fix: "Set one, such as OPENAI_API_KEY or DEEPSEEK_API_KEY, to use a hosted model.",
      };
}

async function checkServer({ name, url, get }: (typeof localServers)[number]): Promise<Finding> {
  try {
    const response = await fetch(`${url}/v1/models`, { signal: AbortSignal.timeout(probeTimeoutMs) });
    if (!response.ok)
      return { what: name, state: "missing", detail: `Something else answers at ${url}.`, fix: get };
    return { what: name, state: "found", detail: `answers at ${url}` };
  } catch {
    return { what: name, state: "missing", detail: `Nothing at ${url}.`, fix: get };
  }
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: probeTimeoutMs });
    const finish = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}
