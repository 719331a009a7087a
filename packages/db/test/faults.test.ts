import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import {
  DatabaseError,
  ensureServer,
  findServer,
  migrate,
  openDatabase,
  rotateDatabasePassword,
  stopServer,
  withWorkspace,
} from "../src/index.ts";
import { isAlive, readSecrets } from "../src/home/index.ts";
import { defineQueue, openJobs, superviseProcess } from "../src/jobs/index.ts";
import { createTestDatabase, migrations } from "../src/testing/index.ts";
import { WorkspaceId } from "../src/workspace.ts";
import { start } from "./process.ts";
import type { Started } from "./process.ts";

const postmasterOf = (home: string) => findServer(home)?.pid ?? 0;

describe("the embedded server", () => {
  let home = "";
  let started: Started[] = [];
  beforeEach(() => {
    const parent = mkdtempSync(join(tmpdir(), "assay-faults-"));
    chmodSync(parent, 0o755);
    home = join(parent, "home");
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((each) => each.kill()));
    await stopServer(home);
    rmSync(join(home, ".."), { recursive: true, force: true });
  });

  const client = () => {
    const each = start("client.ts", [home]);
    started.push(each);
    return each;
  };
  const ask = (each: Started) => {
    each.child.stdin.write("?\n");
    return each.line();
  };

  it("is one for six processes that start at once, outlives the one that started it, and is started again when it is killed [platform.one-server]", async () => {
    const six = Array.from({ length: 6 }, client);
    const first = await Promise.all(six.map((each) => each.line()));
    expect(first.every((line) => line.includes('"ok":true'))).toBe(true);
    const server = postmasterOf(home);
    const servers = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" })
      .stdout.split("\n")
      .filter((line) => line.includes(`-D ${home}`));
    expect(servers).toHaveLength(1);

    // Whichever of the six started it: each of the other five sees all the rest go.
    for (const gone of six.splice(0, 3)) await gone.kill();
    expect(await Promise.all(six.map(ask))).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('"ok":true')),
    );
    expect(postmasterOf(home)).toBe(server);

    process.kill(server, "SIGKILL");
    await vi.waitFor(() => expect(isAlive(server)).toBe(false));
    const after = await Promise.all(six.map(ask));
    expect(after.every((line) => line.includes('"ok":true'))).toBe(true);
    expect(postmasterOf(home)).not.toBe(server);
    expect(isAlive(postmasterOf(home))).toBe(true);
  }, 60_000);

  it("starts over a lock that a process killed in the middle of a start has left", async () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "postgres.lock"), JSON.stringify({ pid: 2 ** 22 + 3, token: "dead" }));
    expect(await ensureServer(home)).toEqual({ port: expect.any(Number), pid: expect.any(Number) });
  });

  it("starts over a data folder that a killed initdb has left, and a lock whose process id is another's by now", async () => {
    mkdirSync(join(home, "pg.new-123", "base"), { recursive: true });
    const { pid } = await ensureServer(home);
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
    const lock = join(home, "pg/postmaster.pid");
    const lines = readFileSync(lock, "utf8").split("\n");
    writeFileSync(lock, [String(process.pid), ...lines.slice(1)].join("\n"));
    expect((await ensureServer(home)).pid).not.toBe(process.pid);
  });

  it("moves to another port when its own was taken meanwhile", async () => {
    const { port } = await ensureServer(home);
    await stopServer(home);
    const { createServer } = await import("node:net");
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
    const moved = await ensureServer(home);
    expect(moved.port).not.toBe(port);
    squatter.close();
  });

  it("says what to do about a data folder of another version of PostgreSQL", async () => {
    await ensureServer(home);
    await stopServer(home);
    writeFileSync(join(home, "pg/PG_VERSION"), "13\n");
    await expect(ensureServer(home)).rejects.toThrow("was made by PostgreSQL 13");
  });

  it("keeps its superuser's password and ours to their owner, and lets nobody in without", async () => {
    const { port } = await ensureServer(home);
    const stranger = openDatabase({ url: `postgres://postgres@127.0.0.1:${port}/postgres`, role: "owner" });
    await expect(stranger.sql`select 1`).rejects.toThrow(/password/u);
    await stranger.close();
    const owner = openDatabase({ home, role: "owner" });
    const [row] = await owner.sql`select rolsuper from pg_roles where rolname = current_user`;
    expect(row).toEqual({ rolsuper: false });
    await owner.close();
  });

  it("takes a new password while processes go on", async () => {
    await migrate({ home, migrations });
    const running = client();
    await running.line();
    const before = readSecrets(home).databasePassword;
    await rotateDatabasePassword(home);
    expect(readSecrets(home).databasePassword).not.toBe(before);
    expect(await ask(running)).toContain('"ok":true');
    expect(await client().line()).toContain('"ok":true');
    const { port } = await ensureServer(home);
    const old = openDatabase({
      url: `postgres://assay_owner:${before}@127.0.0.1:${port}/assay`,
      role: "owner",
    });
    await expect(old.sql`select 1`).rejects.toThrow(/password/u);
    await old.close();
  });

  it("sorts text by one rule on every machine", async () => {
    await ensureServer(home);
    const owner = openDatabase({ home, role: "owner" });
    const [row] = await owner.sql`select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding
      from pg_database where datname = current_database()`;
    expect(row).toEqual({ datlocprovider: "b", datlocale: "C.UTF-8", encoding: "UTF8" });
    await owner.close();
  });

  it.runIf(process.getuid?.() === 0)(
    "keeps its data where its user can reach it when root's checkout is closed to others",
    async () => {
      chmodSync(join(home, ".."), 0o700);
      await ensureServer(home);
      const { data } = JSON.parse(readFileSync(join(home, "postgres.json"), "utf8")) as { data: string };
      expect(data).toMatch(/^\/var\/lib\/assay\/[0-9a-f]{12}\/pg$/u);
      expect(existsSync(join(home, "pg"))).toBe(false);
      await stopServer(home);
      rmSync(join(data, ".."), { recursive: true, force: true });
    },
  );

  it("is created and migrated by whoever comes first, once", async () => {
    const runs = await Promise.all(Array.from({ length: 3 }, () => migrate({ home, migrations })));
    expect(runs.filter(({ applied }) => applied > 0)).toHaveLength(1);
    const found = client();
    expect(await found.line()).toBe('{"ok":true,"rows":0}');
  });
});

/** A file system of a few megabytes. */
function mountSmall(size: string): { folder: string; unmount(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), "assay-full-"));
  const isMounted =
    spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0755`, "tmpfs", folder]).status === 0;
  const unmount = () => {
    if (isMounted) spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (isMounted) return { folder, unmount };
  unmount();
  return undefined;
}

const trial = mountSmall("1m");
trial?.unmount();

/** Needs root and a machine that lets it mount a file system. */
describe.runIf(trial !== undefined)("a full disk", () => {
  let disk: ReturnType<typeof mountSmall>;
  let home = "";
  afterEach(async () => {
    await stopServer(home);
    disk?.unmount();
  });

  it("is named, rolls back what was being written, and is over when there is space again", async () => {
    disk = mountSmall("160m");
    home = join(disk?.folder ?? "", "home");
    await migrate({ home, migrations });
    const owner = openDatabase({ home, role: "owner" });
    await owner.sql`create table public.filler (text text)`;
    const ballast = join(disk?.folder ?? "", "ballast");
    writeFileSync(ballast, Buffer.alloc(24 * 1024 * 1024));
    const fill = owner.sql`insert into public.filler select md5(random()::text) from generate_series(1, 3000000)`;
    await expect(fill).rejects.toThrow(/No space left|could not extend|CONNECTION_CLOSED|could not write/u);
    rmSync(ballast);
    await vi.waitFor(
      async () => {
        const rows = await owner.sql`select count(*)::int as n from public.filler`;
        expect([...rows]).toEqual([{ n: 0 }]);
      },
      { timeout: 20_000, interval: 500 },
    );
    await owner.sql`insert into public.filler values ('fits')`;
    await owner.close();
  }, 60_000);

  it("is named when there is not even room to begin", async () => {
    disk = mountSmall("8m");
    home = join(disk?.folder ?? "", "home");
    await expect(ensureServer(home)).rejects.toMatchObject({ code: "db.no_space" });
  });
});

describe("a database that is away", () => {
  it("is waited for, then named, and nothing hangs", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const database = openDatabase({ url: "postgres://nobody@127.0.0.1:1/nothing" });
    const call = withWorkspace(database, WorkspaceId.parse("local"), (tx) => tx.execute("select 1"));
    await sleep(120);
    vi.setSystemTime(Date.now() + 11_000);
    await expect(call).rejects.toBeInstanceOf(DatabaseError);
    await expect(call).rejects.toMatchObject({ code: "db.unavailable", message: /Nothing was changed/u });
    vi.useRealTimers();
    await database.close();
  });
});

describe("a worker", () => {
  const queue = defineQueue({
    name: "test.fault",
    payload: z.strictObject({ workspaceId: z.string() }),
    retries: 5,
  });

  it.each([
    ["is killed in the middle of a job", "hang", []],
    ["outgrows its memory", "grow", ["--max-old-space-size=64"]],
  ])(
    "that %s leaves it to another",
    async (_, mode, options) => {
      const db = await createTestDatabase();
      const jobs = await openJobs(db.system);
      const mine = await db.workspace();
      const id = (await jobs.send(queue, { workspaceId: mine })) ?? "";
      const first = start("worker.ts", [db.url, mode], options);
      expect(await first.line()).toBe("ready");
      expect(await first.line()).toBe("began 1");
      if (mode === "hang") await first.kill();
      else await new Promise((resolve) => first.child.once("close", resolve));
      const second = start("worker.ts", [db.url, "work"]);
      expect(await second.line()).toBe("ready");
      expect(await second.line()).toBe("began 2");
      expect(await second.line()).toBe("done 2");
      await vi.waitFor(async () => expect((await jobs.find(mine, id))?.state).toBe("done"), 5_000);
      await second.kill();
      await jobs.close();
      await db.close();
    },
    60_000,
  );

  it("that does nothing else for a job is killed, and its successor does the job", async () => {
    const db = await createTestDatabase();
    const jobs = await openJobs(db.system);
    const mine = await db.workspace();
    const id = (await jobs.send(queue, { workspaceId: mine })) ?? "";
    const events: string[] = [];
    const supervised = superviseProcess({
      script: fileURLToPath(new URL("worker.ts", import.meta.url)),
      args: [db.url, "spin"],
      memory: 256,
      silenceMs: 3_000,
      onEvent: ({ event }) => void events.push(event),
    });
    await vi.waitFor(async () => expect((await jobs.find(mine, id))?.state).toBe("done"), 40_000);
    expect(events).toEqual(["worker.silent", "worker.ended"]);
    expect((await jobs.find(mine, id))?.attempt).toBe(2);
    await supervised.stop();
    await jobs.close();
    await db.close();
  }, 60_000);

  it("never shares a job with another", async () => {
    const db = await createTestDatabase();
    const jobs = await openJobs(db.system);
    const mine = await db.workspace();
    const workers = [start("worker.ts", [db.url, "work"]), start("worker.ts", [db.url, "work"])];
    for (const worker of workers) expect(await worker.line()).toBe("ready");
    await jobs.sendMany(
      queue,
      Array.from({ length: 40 }, () => ({ workspaceId: mine })),
    );
    await vi.waitFor(async () => {
      const states = (await jobs.list(mine)).map(({ state }) => state);
      expect(states.filter((state) => state === "done")).toHaveLength(40);
    }, 20_000);
    const output: string[] = [];
    for (const worker of workers) {
      worker.child.kill("SIGKILL");
      for (;;) {
        const line = await worker.line().catch(() => undefined);
        if (line === undefined) break;
        output.push(line);
      }
    }
    expect(output.filter((line) => line === "began 1")).toHaveLength(40);
    await jobs.close();
    await db.close();
  }, 60_000);
});
