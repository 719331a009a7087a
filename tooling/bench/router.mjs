// What the router adds to a request: direct, in process, over HTTP, and Portkey's gateway where it is installed.
// node tooling/bench/router.mjs [--portkey path/to/@portkey-ai/gateway/build/start-server.js]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { createRouter } from "../../packages/router/src/index.ts";
import { Provider } from "../../packages/router/src/provider.ts";

const words = Array.from({ length: 20 }, (_, index) => `word${index} `);
const messages = [{ role: "user", content: "Say twenty words." }];
const usage = { prompt_tokens: 5, completion_tokens: 20, total_tokens: 25 };

/** An upstream that answers at once, whole or in twenty chunks. */
function startUpstream() {
  const head = { id: "1", created: 1, model: "bench" };
  const choice = (delta, finish = null) => ({ index: 0, delta, finish_reason: finish });
  const chunks = [...words.map((content) => choice({ content })), choice({}, "stop")];
  const stream = `${chunks
    .map(
      (each) => `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [each] })}\n\n`,
    )
    .join("")}data: [DONE]\n\n`;
  const message = { role: "assistant", content: words.join("") };
  const whole = JSON.stringify({
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage,
  });
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const isStream = body.includes('"stream":true');
      response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
      response.end(isStream ? stream : whole);
    });
  });
  server.listen(Number(process.env.UPSTREAM_PORT), "127.0.0.1");
}

/** The router behind a plain HTTP server, as a process of its own so that its CPU can be read. */
async function startRouter() {
  const { getRequestListener } = await import("@hono/node-server");
  const router = routerTo(`http://127.0.0.1:${process.env.UPSTREAM_PORT}/v1`);
  const handle = getRequestListener((request) => router.fetch(request));
  createServer((request, response) => void handle(request, response)).listen(
    Number(process.env.ROUTER_PORT),
    "127.0.0.1",
  );
}

function routerTo(baseUrl) {
  const provider = Provider.parse({ id: "bench", name: "bench", baseUrl, local: true });
  return createRouter({ env: {}, providers: [provider], models: () => [] });
}

const ticksPerSecond = 100;
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const residentMegabytes = (pid) =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

function child(role, env) {
  const started = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { ...process.env, ...env, BENCH_ROLE: role },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return started;
}

async function waitFor(url) {
  for (let index = 0; index < 100; index++) {
    try {
      await fetch(url, { method: "POST", body: "{}" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nothing answers at ${url}`);
}

/** Sends requests over a number of connections; times are to the first chunk. */
async function measure(send, { stream, connections, requests }) {
  const times = [];
  let left = requests;
  const one = async () => {
    while (left-- > 0) {
      const started = performance.now();
      const response = await send({ model: "bench/bench", messages, ...(stream ? { stream: true } : {}) });
      if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
      const reader = response.body.getReader();
      await reader.read();
      times.push(performance.now() - started);
      while (!(await reader.read()).done);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const sorted = times.toSorted((a, b) => a - b);
  return {
    p50: sorted[Math.floor(sorted.length / 2)],
    perSecond: requests / ((performance.now() - started) / 1000),
  };
}

async function main(children) {
  const { values } = parseArgs({ options: { portkey: { type: "string" } } });
  const [upstreamPort, routerPort, portkeyPort] = [48_101, 48_102, 48_103];
  const env = { UPSTREAM_PORT: String(upstreamPort), ROUTER_PORT: String(routerPort) };
  const upstreamUrl = `http://127.0.0.1:${upstreamPort}/v1`;
  children.push(child("upstream", env), child("router", env));
  await waitFor(upstreamUrl);
  await waitFor(`http://127.0.0.1:${routerPort}/v1/models`);
  const post =
    (url, headers = {}) =>
    (body) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
  const inProcess = routerTo(upstreamUrl);
  const sides = [
    { name: "direct", send: post(`${upstreamUrl}/chat/completions`) },
    {
      name: "in process",
      send: (body) =>
        inProcess.fetch("http://router/v1/chat/completions", { method: "POST", body: JSON.stringify(body) }),
    },
    {
      name: "over HTTP",
      send: post(`http://127.0.0.1:${routerPort}/v1/chat/completions`),
      pid: children[1].pid,
    },
  ];
  if (values.portkey !== undefined) {
    const gateway = spawn(process.execPath, [values.portkey, `--port=${portkeyPort}`, "--headless"], {
      stdio: "ignore",
    });
    children.push(gateway);
    const headers = {
      "x-portkey-provider": "openai",
      "x-portkey-custom-host": upstreamUrl,
      authorization: "Bearer x",
    };
    await waitFor(`http://127.0.0.1:${portkeyPort}/`);
    sides.push({
      name: "Portkey",
      send: post(`http://127.0.0.1:${portkeyPort}/v1/chat/completions`, headers),
      pid: gateway.pid,
    });
  }
  console.log("case            side         p50 first chunk  requests/s  CPU/request");
  for (const stream of [false, true]) {
    for (const connections of [1, 16]) {
      for (const { name, send, pid } of sides) {
        const size = { stream, connections };
        const failure = await measure(send, { ...size, requests: 300 }).then(
          () => undefined,
          (error) => error.message,
        );
        if (failure !== undefined) {
          console.log(`${stream ? "SSE" : "JSON"}, ${connections}`.padEnd(16) + name.padEnd(13) + failure);
          continue;
        }
        const before = pid === undefined ? process.cpuUsage() : cpuSeconds(pid);
        const requests = 2_000;
        const { p50, perSecond } = await measure(send, { ...size, requests });
        const cpu =
          pid === undefined ? undefined : `${(((cpuSeconds(pid) - before) / requests) * 1e6).toFixed(0)} us`;
        const title = `${stream ? "SSE" : "JSON"}, ${connections}`;
        console.log(
          `${title.padEnd(16)}${name.padEnd(13)}${`${p50.toFixed(2)} ms`.padEnd(17)}${perSecond.toFixed(0).padEnd(12)}${cpu ?? ""}`,
        );
      }
    }
  }
  const long = Number(process.env.BENCH_LONG ?? 0);
  if (long > 0) {
    const memory = [residentMegabytes(children[1].pid)];
    for (let index = 0; index < 4; index++) {
      await measure(sides[2].send, { stream: true, connections: 16, requests: long / 4 });
      memory.push(residentMegabytes(children[1].pid));
    }
    console.log(`resident over ${long} streams: ${memory.map((each) => each.toFixed(0)).join(", ")} MB`);
  }
}

if (process.env.BENCH_ROLE === "upstream") startUpstream();
else if (process.env.BENCH_ROLE === "router") await startRouter();
else {
  const children = [];
  try {
    await main(children);
  } finally {
    for (const each of children) each.kill();
  }
  process.exit();
}
