import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSchema, migrate, schemaVersion } from "@assay/db";
import { createTestDatabase, migrations } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";

const cli = fileURLToPath(new URL("..", import.meta.url));
const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const history = Journal.parse(
  JSON.parse(readFileSync(join(migrations, "meta/_journal.json"), "utf8")),
).entries;

const cleaning: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0)) await clean();
});

async function empty(): Promise<TestDatabase> {
  const made = await createTestDatabase({ isEmpty: true });
  cleaning.push(() => made.close());
  return made;
}

/** A copy of the history to tamper with. */
function copyHistory(): string {
  const folder = mkdtempSync(join(cli, ".migrations-"));
  cleaning.push(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(migrations, folder, { recursive: true });
  return folder;
}

const versionOf = async ({ owner }: TestDatabase) =>
  (await owner.sql`select count(*)::int as version from migrations.applied`)[0]?.version;

/** Everything the catalogue says of our tables, for comparing two ways to get there. */
async function describeSchema({ owner }: TestDatabase) {
  return {
    columns: await owner.sql`
      select table_schema, table_name, column_name, data_type, is_nullable, column_default
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
      order by 1, 2, 3`,
    policies:
      await owner.sql`select * from pg_policies where schemaname <> 'pgboss' order by schemaname, tablename, policyname`,
    indexes:
      await owner.sql`select indexdef from pg_indexes where schemaname not in ('pg_catalog', 'pgboss') order by 1`,
  };
}

it("has a migration for every change of a table [platform.migrations]", () => {
  const folder = copyHistory();
  const out = folder.slice(cli.length);
  const schema = "../../packages/*/src/schema.ts";
  const { stdout, stderr } = spawnSync(
    "pnpm",
    [
      "exec",
      "drizzle-kit",
      "generate",
      "--dialect=postgresql",
      `--schema=${schema}`,
      `--out=${out}`,
      "--name=drift",
    ],
    { cwd: cli, encoding: "utf8", shell: process.platform === "win32" },
  );
  expect(stdout + stderr).toContain("No schema changes");
  expect(readdirSync(folder).filter((name) => name.includes("drift"))).toEqual([]);
});

it("is the version the code expects", () => {
  expect(schemaVersion).toBe(history.length);
});

it("ends the same from whichever version it starts", async () => {
  const fresh = await empty();
  await migrate({ url: fresh.url, migrations });
  const expected = await describeSchema(fresh);
  for (let version = 1; version < history.length; version += 1) {
    const old = await empty();
    await migrate({ url: old.url, migrations, upTo: version });
    await expect(checkSchema(old.app)).rejects.toMatchObject({ code: "db.not_migrated" });
    const workspace = await old.workspace("Kept");
    expect(await migrate({ url: old.url, migrations })).toEqual({
      applied: history.length - version,
      version: history.length,
    });
    expect(await describeSchema(old)).toEqual(expected);
    const [row] = await old.owner.sql`select name from platform.workspace where id = ${workspace}`;
    expect(row).toEqual({ name: "Kept" });
    await checkSchema(old.app);
  }
});

describe("a migration", () => {
  it("that fails half way leaves the database as it was, and can be mended", async () => {
    const database = await empty();
    const folder = copyHistory();
    const last = join(folder, `${history.at(-1)?.tag}.sql`);
    const text = readFileSync(last, "utf8");
    writeFileSync(last, `${text}\n--> statement-breakpoint\nselect 1 / 0;`);
    await migrate({ url: database.url, migrations: folder, upTo: history.length - 1 });
    const before = await describeSchema(database);
    await expect(migrate({ url: database.url, migrations: folder })).rejects.toThrow(
      `Migration ${history.at(-1)?.tag} failed and was rolled back; the database is as it was. division by zero`,
    );
    expect(await describeSchema(database)).toEqual(before);
    expect(await versionOf(database)).toBe(history.length - 1);
    writeFileSync(last, text);
    await migrate({ url: database.url, migrations: folder });
    expect(await versionOf(database)).toBe(history.length);
  });

  it("is applied once by six that start at the same time", async () => {
    const database = await empty();
    const runs = await Promise.all(
      Array.from({ length: 6 }, () => migrate({ url: database.url, migrations })),
    );
    expect(runs.map(({ applied }) => applied).filter((count) => count > 0)).toEqual([history.length]);
  });

  it("of a newer Assay is left alone", async () => {
    const database = await empty();
    await migrate({ url: database.url, migrations });
    await database.owner.sql`insert into migrations.applied (hash, created_at) values ('later', 0)`;
    const tooNew = { code: "db.too_new" };
    await expect(migrate({ url: database.url, migrations })).rejects.toMatchObject(tooNew);
    await expect(checkSchema(database.app)).rejects.toMatchObject(tooNew);
  });
});
