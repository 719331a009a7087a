// CPU per call and calls per second of run_calculator, Assay's whole toolset against a one-tool server on the bare
// SDK, over stateless HTTP and stdio; then start-up time and memory. Rounds of both sides alternate in one run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const assay = path("../../apps/cli/dist/assay.js");
const bare = path("bare-server.mjs");
const rounds = 9;
const callsPerRound = { HTTP: 1600, stdio: 6400 };
const inFlight = 8;

const envelope = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "bench", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};
const call = {
  jsonrpc: "2.0",
  method: "tools/call",
  params: {
    name: "run_calculator",
    arguments: { id: "training-cost", inputs: { accelerators: 24_000, trainingDays: 90 } },
    _meta: envelope,
  },
};
const listTools = { jsonrpc: "2.0", method: "tools/list", params: { _meta: envelope } };

const ticksPerSecond = 100;

/** Processor seconds a process has used, user and system. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

async function startHttp(script, args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let endpoint;
  for await (const line of createInterface({ input: child.stdout })) {
    endpoint = /http:\S+\/mcp/u.exec(line)?.[0];
    if (endpoint !== undefined) break;
  }
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": "tools/call",
    "mcp-name": "run_calculator",
  };
  let id = 0;
  return {
    child,
    send: () =>
      new Promise((resolve, reject) => {
        id += 1;
        const outgoing = request(endpoint, { method: "POST", agent, headers }, (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part) => (text += part));
          response.on("end", () => resolve(text));
        });
        outgoing.on("error", reject);
        outgoing.end(JSON.stringify({ ...call, id }));
      }),
    stop: () => (agent.destroy(), child.kill()),
  };
}

function startStdio(script, args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id } = JSON.parse(line);
    waiting.get(id)?.(line);
    waiting.delete(id);
  });
  let id = 0;
  const send = (message = call) => {
    id += 1;
    child.stdin.write(`${JSON.stringify({ ...message, id })}\n`);
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  return { child, send, stop: () => child.kill() };
}

async function round(side, calls) {
  const cpu = cpuSeconds(side.child.pid);
  const started = performance.now();
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await side.send();
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return {
    microseconds: ((cpuSeconds(side.child.pid) - cpu) / calls) * 1e6,
    perSecond: calls / ((performance.now() - started) / 1000),
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(name, sides) {
  for (const side of sides) {
    const answer = await side.send();
    if (!answer.includes("costUsd")) throw new Error(`unexpected answer: ${answer.slice(0, 300)}`);
    await round(side, callsPerRound[name]);
  }
  const results = sides.map(() => []);
  for (let index = 0; index < rounds; index++) {
    for (const [position, side] of sides.entries())
      results[position].push(await round(side, callsPerRound[name]));
  }
  const [ours, theirs] = results.map((each) => ({
    microseconds: median(each.map(({ microseconds }) => microseconds)),
    perSecond: median(each.map(({ perSecond }) => perSecond)),
  }));
  const ratios = results[0].map(({ microseconds }, index) => microseconds / results[1][index].microseconds);
  console.log(
    `${name.padEnd(6)} assay ${ours.microseconds.toFixed(0)} us/call, ${ours.perSecond.toFixed(0)} calls/s;` +
      ` bare SDK, one tool ${theirs.microseconds.toFixed(0)} us/call, ${theirs.perSecond.toFixed(0)} calls/s;` +
      ` CPU ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
  const memory = sides.map((side) => residentMegabytes(side.child.pid).toFixed(0));
  console.log(`       resident after the calls: assay ${memory[0]} MB, bare ${memory[1]} MB`);
  for (const side of sides) {
    side.stop();
    await once(side.child, "exit");
  }
}

async function startUp(name, script, args) {
  const times = [];
  let memory = 0;
  for (let index = 0; index < 11; index++) {
    const started = performance.now();
    const side = startStdio(script, args);
    await side.send(listTools);
    times.push(performance.now() - started);
    memory = residentMegabytes(side.child.pid);
    side.stop();
    await once(side.child, "exit");
  }
  console.log(
    `start  ${name}: first tools/list after ${median(times).toFixed(0)} ms` +
      ` (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}), resident ${memory.toFixed(0)} MB`,
  );
}

await compare("HTTP", [await startHttp(assay, ["serve", "--port", "0"]), await startHttp(bare, ["http"])]);
await compare("stdio", [startStdio(assay, ["mcp"]), startStdio(bare, ["stdio"])]);
await startUp("assay", assay, ["mcp"]);
await startUp("bare ", bare, ["stdio"]);
