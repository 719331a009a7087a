import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cli, serveForTest } from "./server.ts";

let db: TestDatabase;
let folder = "";
let env: Record<string, string | undefined> = {};
beforeAll(async () => {
  db = await createTestDatabase({ isEmpty: true });
  folder = mkdtempSync(join(tmpdir(), "assay-cli-"));
  env = { ...process.env, DATABASE_URL: db.url, ASSAY_HOME: join(folder, "home") };
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

function assay(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", env });
  return { stdout, stderr, status };
}

describe("assay db", () => {
  it("asks for a migration rather than working on an old database", () => {
    expect(assay("db", "status")).toEqual({
      stdout: "",
      stderr: expect.stringMatching(/^assay: The database is at version 0; .*Run: assay db migrate\n$/u),
      status: 1,
    });
  });

  it("migrates and plants the demonstration data once", () => {
    expect(assay("db", "migrate", "--seed")).toMatchObject({
      stdout: expect.stringMatching(/^Planted platform-1\.\nApplied \d+ migrations; version \d+\.\n$/u),
      status: 0,
    });
    expect(assay("db", "migrate", "--seed").stdout).toMatch(/^The database is at version \d+\.\n$/u);
    expect(assay("db", "status").stdout).toContain("1 workspaces; at the version of this Assay.");
    expect(assay("budgets", "list").stdout).toMatch(/workspace:local +5 +0/u);
  });

  it("does not bring back what was deleted of the demonstration data", () => {
    expect(assay("budgets", "remove", "workspace:local").status).toBe(0);
    assay("db", "migrate", "--seed");
    expect(assay("budgets", "list").stdout).not.toContain("workspace:local");
  });

  it("dumps to a file of its owner only, and restores where it is told to", async () => {
    const path = join(folder, "a.backup");
    expect(assay("db", "dump", path, "--with-keys").stdout).toContain("It holds keys: keep it as a secret.");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(assay("db", "restore", path)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("not empty"),
    });
    expect(assay("db", "restore", path, "--replace").stdout).toMatch(/^Restored \d+ rows of \d+ tables/u);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it("leaves a server alone that is not its own", () => {
    expect(assay("db", "stop")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("not Assay's to stop"),
    });
  });

  it("says in one line that the database does not answer", () => {
    const { stderr, status } = spawnSync(process.execPath, [cli, "db", "status"], {
      encoding: "utf8",
      env: { ...env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" },
    });
    expect([status, stderr.trim().split("\n")]).toEqual([
      1,
      [expect.stringMatching(/^assay: The database/u)],
    ]);
  });

  it("names a DATABASE_URL that is none", () => {
    const { stderr, status } = spawnSync(process.execPath, [cli, "db", "status"], {
      encoding: "utf8",
      env: { ...env, DATABASE_URL: "mysql://x" },
    });
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("DATABASE_URL must be an address such as postgres://"),
    ]);
  });
});

it("asks for a migration before anything else", async () => {
  const fresh = await createTestDatabase({ isEmpty: true });
  for (const args of [["keys", "list"], ["usage"], ["accounts", "grant", "a@b.example", "owner"]]) {
    const { stderr, status } = spawnSync(process.execPath, [cli, ...args], {
      encoding: "utf8",
      env: { ...env, DATABASE_URL: fresh.url },
    });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^assay: .*Run: assay db migrate\n$/u)]);
  }
  await fresh.close();
});

describe("assay keys", () => {
  beforeAll(() => void assay("db", "migrate"));

  it("shows a key once, lists it without its secret, and revokes it", () => {
    const issued = assay(
      "keys",
      "issue",
      "ci",
      "--models",
      "auto,openai/gpt-6-luna",
      "--requests-per-minute",
      "5",
    );
    const secret = issued.stdout.trim();
    expect(secret).toMatch(/^sk-assay-[\w-]{43}$/u);
    const listed = assay("keys", "list").stdout;
    expect(listed).toMatch(/ci +valid +auto, openai\/gpt-6-luna +5/u);
    expect(listed).not.toContain(secret);
    const id = /([0-9a-f]{12}) +ci/u.exec(listed)?.[1] ?? "";
    expect(assay("keys", "revoke", id).status).toBe(0);
    expect(assay("keys", "list").stdout).toContain("revoked");
    expect(assay("keys", "revoke", "nope")).toMatchObject({ status: 2 });
  });

  it.each([
    [["budgets", "set", "nothing", "5"], "is no scope"],
    [["budgets", "set", "all", "five"], "It takes a number"],
    [["accounts", "grant", "a@b.example", "king"], "is no role"],
    [["accounts", "grant", "a@b.example", "owner"], "No account has the address"],
    [["accounts", "reset", "a@b.example"], "No account has the address"],
    [["secrets", "rotate", "database"], "DATABASE_URL holds"],
    [["secrets", "rotate", "all"], "auth, encryption, database"],
    [["worker", "--memory", "1"], "from 128"],
  ])("%j is answered with what was wrong", (args, message) => {
    expect(assay(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});

describe("assay secrets", () => {
  it("makes one anew and keeps the others", () => {
    const read = () =>
      JSON.parse(readFileSync(join(folder, "home/secrets.json"), "utf8")) as Record<string, unknown[]>;
    const before = read();
    expect(assay("secrets", "rotate", "encryption").status).toBe(0);
    expect(read().encryption).toHaveLength(1);
    expect(read().encryption).not.toEqual(before.encryption);
    expect(assay("secrets", "rotate", "auth").stdout).toContain("everyone signs in again");
    expect(read().auth).toHaveLength(1);
    expect(read().auth).not.toEqual(before.auth);
  });
});

describe("assay serve --accounts database", () => {
  const serve = () =>
    serveForTest({ accounts: "database" }, { DATABASE_URL: db.url, ASSAY_HOME: join(folder, "home") });
  const ask = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ model: "nowhere/nothing", messages: [{ role: "user", content: "hello" }] }),
    });

  it("writes down what every request came to, and takes keys of any process", async () => {
    await using server = await serve();
    const secret = assay("keys", "issue", "app").stdout.trim();
    expect((await ask(server.url)).status).toBe(404);
    expect((await ask(server.url, { authorization: `Bearer ${secret}` })).status).toBe(404);
    expect(
      (await ask(server.url, { authorization: "Bearer sk-assay-aaaaaaaaaaaaaaaaaaaaaaaaa" })).status,
    ).toBe(401);
    await vi.waitFor(() => {
      const rows = JSON.parse(assay("usage", "--json").stdout) as { model: string; requests: number }[];
      expect(rows).toMatchObject([{ model: "nowhere/nothing", requests: 2, failed: 2 }]);
    });
  });
});

describe("assay worker", () => {
  it("replaces the process that runs the jobs when it is killed, and stops with all it has started", async () => {
    const supervisor = spawn(process.execPath, [cli, "worker"], { env, stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    supervisor.stderr.on("data", (chunk) => (log += String(chunk)));
    const readies = () => log.split('"worker.ready"').length - 1;
    await vi.waitFor(() => expect(log).toContain('"queue":"platform.tidy"'), 10_000);
    const children = () =>
      spawnSync("pgrep", ["-P", String(supervisor.pid)], { encoding: "utf8" })
        .stdout.split("\n")
        .filter(Boolean)
        .map(Number);
    const [first = 0] = children();
    process.kill(first, "SIGKILL");
    await vi.waitFor(() => expect(readies()).toBe(2), 15_000);
    const [second = 0] = children();
    expect(second).not.toBe(first);
    const ended = new Promise((resolve) => supervisor.once("close", resolve));
    supervisor.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(spawnSync("ps", ["-o", "stat=", "-p", String(second)], { encoding: "utf8" }).stdout).toMatch(
      /^(?:Z.*)?\s*$/u,
    );
  }, 40_000);
});

it("leaves a damaged file of secrets alone and names it", () => {
  const damaged = join(folder, "damaged");
  mkdirSync(damaged);
  writeFileSync(join(damaged, "secrets.json"), "{}");
  const { stderr, status } = spawnSync(process.execPath, [cli, "secrets", "rotate", "auth"], {
    encoding: "utf8",
    env: { ...env, ASSAY_HOME: damaged },
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining("secrets.json is damaged (version)")]);
});
