import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readdirSync, statSync, truncateSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "../error.ts";
import { isAlive, openHome, readSecrets, withLock } from "../home/index.ts";
import { programOf } from "./binaries.ts";
import { freePort, giveTo, install, readPlace, writePlace } from "./place.ts";
import type { Installation, Place } from "./place.ts";
import { isForeignLock, readPostmaster } from "./postmaster.ts";
import { provision } from "./provision.ts";

/** A server that answers on loopback. */
interface EmbeddedServer {
  port: number;
  pid: number;
}

interface ServerOptions {
  /** Settings of postgresql.conf beyond ours, such as `fsync=off` for tests. */
  settings?: readonly string[];
}

const settings = ["max_connections=100", "shared_buffers=128MB", "timezone=UTC", "log_timezone=UTC"];
const startTimeoutMs = 60_000;
const retries = 40;
const mostLogBytes = 10 * 1024 * 1024;

/** The running server of a home, or undefined. Costs two small reads. */
export function findServer(home: string): EmbeddedServer | undefined {
  const place = readPlace(home);
  const running = place && readPostmaster(place.data);
  return running?.isReady === true ? { port: running.port, pid: running.pid } : undefined;
}

/**
 * The server of a home, started when it does not run: created at the first call, shared by every process, and
 * independent of the one that started it. Clears what a killed server left behind.
 * @throws DatabaseError saying what to do
 */
export async function ensureServer(home: string, options: ServerOptions = {}): Promise<EmbeddedServer> {
  const running = findServer(home);
  if (running !== undefined) return running;
  openHome({ folder: home });
  return withLock(join(home, "postgres.lock"), async () => {
    const started = findServer(home);
    if (started !== undefined) return started;
    const installation = await install(home);
    const isNew = await initialise(home, installation);
    const server = await start(home, installation, options);
    if (isNew || !existsSync(join(home, "postgres.ready"))) {
      await provision(server.port, readSecrets(home).databasePassword);
      await writeFile(join(home, "postgres.ready"), "", { mode: 0o600 });
    }
    return server;
  });
}

/** Stops the server of a home in an orderly way; resolves with whether one ran. */
export async function stopServer(home: string): Promise<boolean> {
  const place = readPlace(home);
  const running = place && readPostmaster(place.data);
  if (running === undefined) return false;
  process.kill(running.pid, "SIGINT");
  const deadline = Date.now() + startTimeoutMs;
  while (isAlive(running.pid)) {
    if (Date.now() > deadline) throw new DatabaseError("db.unavailable", "The database did not stop.");
    await sleep(20);
  }
  return true;
}

/** Makes the data folder beside its place and moves it there whole, so that a killed initdb leaves nothing half done. */
async function initialise(home: string, { native, account, place }: Installation): Promise<boolean> {
  const { data } = place;
  const versionFile = join(data, "PG_VERSION");
  if (existsSync(versionFile)) {
    const made = readFileSync(versionFile, "utf8").trim();
    const own = await versionOf(native);
    if (made === own) return false;
    throw new DatabaseError(
      "db.refused",
      `${data} was made by PostgreSQL ${made}; this Assay ships ${own}. Dump it with the Assay that made it (assay db dump), move the folder away, and restore.`,
    );
  }
  const parent = dirname(data);
  for (const left of readdirSync(parent).filter((name) => name.startsWith(`${basename(data)}.new-`))) {
    await rm(join(parent, left), { recursive: true, force: true });
  }
  const draft = `${data}.new-${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  await giveTo(account, draft);
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, readSecrets(home).databasePassword, { mode: 0o600 });
  await giveTo(account, passwordFile);
  try {
    const { code, output } = await collect(
      programOf(native, "initdb"),
      [
        "--pgdata",
        draft,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
      ],
      account,
    );
    if (code !== 0) throw explain(output, data);
    await rename(draft, data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
  return true;
}

async function start(
  home: string,
  installation: Installation,
  options: ServerOptions,
): Promise<EmbeddedServer> {
  const log = join(home, "postgres.log");
  let { place } = installation;
  for (let attempt = 1; ; attempt += 1) {
    const { data } = place;
    if (isForeignLock(data)) await rm(join(data, "postmaster.pid"), { force: true });
    const offset = beginLog(log);
    const outcome = await launch(log, { ...installation, place }, options);
    if (typeof outcome === "object") return outcome;
    const said = readFileSync(log).subarray(offset).toString("utf8");
    if (attempt === retries || !isPassing(said)) throw explain(said, data);
    if (/Address already in use/u.test(said)) {
      place = moved(place, await freePort());
      await writePlace(home, place);
    } else await sleep(250);
  }
}

function moved(place: Place, port: number): Place {
  return { ...place, port };
}

/** What a server killed a moment ago leaves for a moment: its lock, its shared memory, its port. */
function isPassing(log: string): boolean {
  return /postmaster\.pid|shared memory block|Address already in use/u.test(log);
}

/** Resolves with the server once it is ready, or with its exit code. */
async function launch(
  log: string,
  { native, account, place }: Installation,
  options: ServerOptions,
): Promise<EmbeddedServer | number> {
  const output = openSync(log, "a", 0o600);
  const given = [...settings, ...(options.settings ?? [])].flatMap((setting) => ["-c", setting]);
  const child = spawn(
    programOf(native, "postgres"),
    ["-D", place.data, "-p", String(place.port), "-h", "127.0.0.1", "-k", "", ...given],
    {
      detached: true,
      stdio: ["ignore", output, output],
      cwd: place.data,
      env: serverEnvironment(),
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  closeSync(output);
  const exit = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  child.unref();
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const running = readPostmaster(place.data);
    if (running?.isReady === true && running.pid === child.pid)
      return { port: running.port, pid: running.pid };
    const ended = await Promise.race([exit, sleep(15)]);
    if (ended !== undefined) return ended;
    if (Date.now() > deadline) {
      throw new DatabaseError(
        "db.unavailable",
        `The database has not become ready within a minute. Its log is ${log}.`,
      );
    }
  }
}

/** A server needs nothing of our environment, and must not inherit settings such as PGDATA. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" };
}

function beginLog(log: string): number {
  try {
    const { size } = statSync(log);
    if (size <= mostLogBytes) return size;
    truncateSync(log);
    return 0;
  } catch {
    return 0;
  }
}

async function versionOf(native: string): Promise<string> {
  const { output } = await collect(programOf(native, "postgres"), ["--version"], undefined);
  return /(\d+)/u.exec(output)?.[1] ?? "unknown";
}

function collect(
  program: string,
  args: string[],
  account: Installation["account"],
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: "/",
      env: serverEnvironment(),
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function explain(output: string, data: string): DatabaseError {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const told = lines.find((line) => /FATAL|PANIC|error:/u.test(line)) ?? lines.at(-1) ?? "it said nothing";
  if (/No space left|disk full|Disk quota/iu.test(output)) {
    return new DatabaseError(
      "db.no_space",
      `The disk that holds ${data} is full. Free some space; the database goes on by itself.`,
    );
  }
  return new DatabaseError("db.unavailable", `The database under ${data} does not start: ${told}`);
}
