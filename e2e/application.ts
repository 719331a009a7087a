import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A built application that runs as `npm start` runs it. */
export interface Application {
  url: string;
  /** What it wrote to stderr. */
  errors(): string;
  stop(): Promise<void>;
}

/** Starts a built application and waits until it answers. @throws Error with what it said when it ends instead */
export async function startApplication(
  name: string,
  port: number,
  env: Record<string, string>,
  host = "127.0.0.1",
): Promise<Application> {
  const next = fileURLToPath(new URL(`../apps/${name}/node_modules/next/dist/bin/next`, import.meta.url));
  const child = spawn(
    process.execPath,
    ["--max-http-header-size=131072", next, "start", "-H", host, "-p", String(port)],
    {
      cwd: `${root}apps/${name}`,
      env: { PATH: process.env.PATH, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, errors: () => errors, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/healthz`);
    return true;
  } catch {
    return false;
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    child.kill("SIGTERM");
  });
}

/** The first of several free ports in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, at) => isFree(first + at)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
