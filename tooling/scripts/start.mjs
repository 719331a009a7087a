// Starts Assay: database, toolkit, worker and every app that exists, behind one table of addresses.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment, run } from "./toolchain.mjs";

const cli = "apps/cli/dist/assay.js";
const next = "node_modules/next/dist/bin/next";
// An endless address is to be answered in words by the application, not cut off by Node.
const longHeaders = "--max-http-header-size=131072";
const apps = ["console", "outbound", "legal", "audit", "tutor", "companion"];
const services = ["toolkit", "worker"];
const defaultBase = 3000;
const stopMs = 40_000;
const readyMs = 60_000;

const began = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** `npm start -- [names] [--base <port>] [flags of assay serve]`. Resolves with the exit code. */
export async function start(args) {
  const plan = parse(args);
  if (typeof plan === "string") {
    console.error(plan);
    return 2;
  }
  const { chosen, base, serveFlags, toolkitPort } = plan;
  const parts = chosen.map((name) => ({ name, port: portOf(name, base, toolkitPort), state: "waiting" }));
  const taken = await findTaken(parts);
  if (taken !== undefined) {
    console.error(taken);
    return 2;
  }
  const family = createFamily();
  const environment = childEnvironment({
    NODE_ENV: "production",
    ASSAY_BASE_PORT: String(base),
    ASSAY_TOOLKIT_URL: process.env.ASSAY_TOOLKIT_URL ?? `http://127.0.0.1:${toolkitPort}`,
    ASSAY_LOG_LEVEL: process.env.ASSAY_LOG_LEVEL ?? "warn",
  });

  const steps = async () => {
    console.log("• building the command");
    if ((await family.build("@assay/cli")) !== 0) return 1;
    console.log("• bringing the database up");
    const migrated = await family.run(process.execPath, [cli, "db", "migrate", "--seed"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (migrated !== 0) return migrated;
    for (const part of parts) {
      if (part.name === "toolkit")
        family.keep(part, process.execPath, [cli, "serve", "--accounts", "database", ...serveFlags], {
          env: environment,
        });
      if (part.name === "worker") family.keep(part, process.execPath, [cli, "worker"], { env: environment });
    }
    // The console can be used while the others build.
    for (const part of parts.filter(({ name }) => apps.includes(name))) {
      const since = performance.now();
      console.log(`• building ${part.name}`);
      if ((await family.build(`@assay/${part.name}`)) !== 0) {
        part.state = "failed to build";
        continue;
      }
      family.keep(
        part,
        process.execPath,
        [longHeaders, next, "start", "-H", "127.0.0.1", "-p", String(part.port)],
        {
          cwd: `apps/${part.name}`,
          env: environment,
        },
      );
      await untilReady(part, family);
      console.log(`  ${part.name} is ${part.state} at ${addressOf(part)} after ${seconds(since)}`);
    }
    await Promise.all(parts.map((part) => untilReady(part, family)));
    console.log(`\n${tableOf(parts)}\n\nReady after ${seconds(began)}. Ctrl-C stops everything.`);
    return undefined;
  };

  const outcome = await Promise.race([steps(), family.stopping]);
  if (outcome !== undefined && outcome !== "stop") await family.stop();
  else await family.stopping.then(() => family.stop());
  await run(process.execPath, [cli, "db", "stop", "--if-idle"], { stdio: "ignore", detached: true });
  return typeof outcome === "number" ? outcome : 0;
}

function parse(args) {
  const names = [];
  const serveFlags = [];
  let base = defaultBase;
  let toolkitPort = 4000;
  for (let at = 0; at < args.length; at += 1) {
    const [flag, inline] = args[at].split(/=(.*)/su);
    const value = () => inline ?? args[(at += 1)];
    if (flag === "--base") base = Number(value());
    else if (flag === "--port") {
      toolkitPort = Number(value());
      serveFlags.push("--port", String(toolkitPort));
    } else if (flag.startsWith("-")) {
      serveFlags.push(args[at]);
      if (at + 1 < args.length && !args[at + 1].startsWith("-") && !isName(args[at + 1]))
        serveFlags.push(args[(at += 1)]);
    } else if (isName(flag)) names.push(flag);
    else return `There is no app "${flag}". There are: ${existing().join(", ")}.`;
  }
  if (!Number.isInteger(base) || base < 1 || base > 65_000)
    return "--base takes a port, from which the apps' ports count up.";
  const missing = names.filter((name) => !existing().includes(name));
  if (missing.length > 0)
    return `${missing.join(", ")}: not in this version. There are: ${existing().join(", ")}.`;
  const chosen =
    names.length > 0 ? existing().filter((name) => names.includes(name) || name === "worker") : existing();
  return { chosen, base, serveFlags, toolkitPort };
}

const isName = (text) => apps.includes(text) || services.includes(text);
const existing = () => [...services, ...apps.filter((name) => existsSync(`apps/${name}/package.json`))];

function portOf(name, base, toolkitPort) {
  if (name === "worker") return undefined;
  return name === "toolkit" ? toolkitPort : base + apps.indexOf(name);
}

function turbo(name) {
  return ["exec", "turbo", "run", "build", "--output-logs=errors-only", `--filter=${name}`];
}

async function findTaken(parts) {
  for (const { name, port } of parts) {
    if (port === undefined || port === 0 || !(await answers(port))) continue;
    const other = name === "toolkit" ? "npm start -- --port 4100" : "npm start -- --base 3100";
    return `Port ${port}, of ${name}, is taken. Stop what uses it, or choose others: ${other}`;
  }
  return undefined;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 1_000 });
    const finish = (found) => {
      socket.destroy();
      resolve(found);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}

/** Waits until a part answers, or says what became of it. */
async function untilReady(part, family) {
  const deadline = performance.now() + readyMs;
  while (part.state === "starting") {
    if (!family.lives(part)) part.state = "ended";
    else if (part.port === undefined || (await isHealthy(part.port))) part.state = "ready";
    else if (performance.now() > deadline) part.state = "not answering";
    else await sleep(100);
  }
}

async function isHealthy(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

const addressOf = ({ name, port }) =>
  port === undefined ? "" : `http://127.0.0.1:${port}${name === "toolkit" ? "/mcp" : ""}`;

function tableOf(parts) {
  const width = Math.max(...parts.map(({ name }) => name.length));
  return parts
    .map((part) => `  ${part.name.padEnd(width)}  ${part.state.padEnd(8)}  ${addressOf(part)}`)
    .join("\n");
}

/** The processes of this start: each leads a group of its own, so that what it starts is stopped with it. */
function createFamily() {
  const members = new Map();
  const isWindows = process.platform === "win32";
  let ask;
  const stopping = new Promise((resolve) => (ask = () => resolve("stop")));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, ask);
  // npm and npx may die of a signal without passing it on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && ask(), 500).unref();

  function begin(command, args, options) {
    const child = spawn(command, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: childEnvironment(),
      detached: !isWindows,
      ...options,
    });
    const ended = new Promise((resolve) => {
      child.once("error", () => resolve(1));
      child.once("close", (code) => resolve(code ?? 1));
    });
    members.set(child, ended);
    void ended.then(() => members.delete(child));
    return { child, ended };
  }

  const signal = (child, name) => {
    try {
      process.kill(isWindows ? child.pid : -child.pid, name);
    } catch {
      // It has ended meanwhile.
    }
  };

  return {
    stopping,
    /** Runs a step to its end, or to Ctrl-C. */
    run: (command, args, options) => begin(command, args, options).ended,
    /** Runs a build and shows what it says only when it fails. */
    async build(name) {
      const { child, ended } = begin("pnpm", turbo(name), {
        shell: isWindows,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const said = [];
      child.stdout.on("data", (chunk) => said.push(chunk));
      child.stderr.on("data", (chunk) => said.push(chunk));
      const code = await ended;
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      return code;
    },
    /** Starts a part that stays; when it ends by itself that is said. */
    keep(part, command, args, options) {
      const { child, ended } = begin(command, args, options);
      part.child = child;
      part.state = "starting";
      const note = async () => {
        const code = await ended;
        if (part.state === "ready") console.error(`${part.name} has ended with code ${code}.`);
        part.state = "ended";
      };
      void note();
    },
    lives: ({ child }) => members.has(child),
    async stop() {
      for (const child of members.keys()) signal(child, "SIGTERM");
      const all = Promise.all(members.values());
      await Promise.race([all, sleep(stopMs, undefined, { ref: false })]);
      for (const child of members.keys()) signal(child, "SIGKILL");
      await all;
    },
  };
}
