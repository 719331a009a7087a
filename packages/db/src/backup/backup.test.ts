import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHome, readSecrets, seal, unseal } from "../home/index.ts";
import { defineQueue, openJobs } from "../jobs/index.ts";
import { migrate } from "../migrate.ts";
import { workspace } from "../schema.ts";
import { createTestDatabase, migrations } from "../testing/index.ts";
import type { TestDatabase } from "../testing/index.ts";
import { WorkspaceId } from "../workspace.ts";
import { z } from "zod";
import { dump, restore } from "./index.ts";

const queue = defineQueue({
  name: "test.kept",
  payload: z.strictObject({ workspaceId: z.string(), n: z.int() }),
});
const odd = "Zeile\u2028 eins\u2029\r\nzwei\t\\. \\N 'quoted' \"x\" 中文 😀\n\\.\n";

let folder = "";
let source: TestDatabase;
let file = "";
let id: WorkspaceId;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-backup-"));
  source = await createTestDatabase();
  id = await source.workspace(odd);
  const jobs = await openJobs(source.system);
  await jobs.sendMany(queue, [
    { workspaceId: id, n: 1 },
    { workspaceId: id, n: 2 },
  ]);
  await jobs.close();
  file = join(folder, "a.backup");
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A changed copy of the backup. */
function changed(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString("utf8"))));
  return path;
}

async function intoEmpty<T>(run: (target: TestDatabase) => Promise<T>): Promise<T> {
  const target = await createTestDatabase({ isEmpty: true });
  try {
    return await run(target);
  } finally {
    await target.close();
  }
}

it("gives back every row, whatever is in it, and the waiting jobs", async () => {
  const written = await dump({ url: source.url, path: file });
  await intoEmpty(async (target) => {
    expect(await restore({ url: target.url, path: file, migrations })).toEqual(written);
    const names = await target.system.orm.select({ name: workspace.name }).from(workspace);
    expect(names).toEqual([{ name: odd }]);
    const jobs = await openJobs(target.system);
    const listed = await jobs.list(id);
    expect(listed.map(({ state }) => state)).toEqual(["queued", "queued"]);
    await jobs.close();
  });
});

it("carries the keys when it is asked to, and what they sealed opens elsewhere", async () => {
  const [from, to] = [mkdtempSync(join(folder, "h")), mkdtempSync(join(folder, "h"))];
  const sealed = seal(readSecrets(openHome({ folder: from })).encryption, "sk-1", "ctx");
  const path = join(folder, "keys.backup");
  await dump({ url: source.url, home: from, path, withKeys: true });
  await intoEmpty(async (target) => {
    const before = readSecrets(openHome({ folder: to }));
    await restore({ url: target.url, home: to, path, migrations });
    const after = readSecrets(to);
    expect(unseal(before.encryption, sealed, "ctx")).toBeUndefined();
    expect(unseal(after.encryption, sealed, "ctx")).toBe("sk-1");
    expect(after.encryption[0]).toEqual(before.encryption[0]);
    expect(after.databasePassword).toBe(before.databasePassword);
  });
  expect(gunzipSync(readFileSync(file)).toString("utf8")).not.toContain('"secrets"');
});

describe("restoring", () => {
  it("replaces what is there only when told to", async () => {
    const target = await createTestDatabase();
    const old = await target.workspace("old");
    await expect(restore({ url: target.url, path: file, migrations })).rejects.toThrow("not empty");
    await restore({ url: target.url, path: file, migrations, replace: true });
    const rows = await target.system.orm.select({ id: workspace.id }).from(workspace);
    expect(rows).toEqual([{ id }]);
    expect(rows).not.toContainEqual({ id: old });
    await target.close();
  });

  it.each([
    ["is not there", () => join(folder, "none.backup")],
    ["is not a whole gzip file", () => cutOff()],
    ["ends in the middle", () => changed("b", (text) => text.slice(0, text.lastIndexOf('{"end"')))],
    ["ends in the middle", () => changed("c", (text) => text.slice(0, text.indexOf(id) + 5))],
    [
      "counts other rows than it holds",
      () => changed("d", (text) => text.replace(/"rows":\d+\}\n$/u, '"rows":1}\n')),
    ],
    [
      "does not begin like a backup of Assay",
      () => changed("e", (text) => text.replace('"backup"', '"other"')),
    ],
    ["is damaged", () => changed("f", (text) => text.replace('{"schema"', '{"sch'))],
    ["which this database has not", () => changed("g", (text) => text.replace('"slug"', '"snail"'))],
  ])("refuses a file that %s and changes nothing", async (what, make) => {
    const path = make();
    const target = await createTestDatabase();
    await target.workspace("kept");
    await expect(restore({ url: target.url, path, migrations, replace: true })).rejects.toThrow(what);
    const rows = await target.system.orm.select({ name: workspace.name }).from(workspace);
    expect(rows).toEqual([{ name: "kept" }]);
    await target.close();
  });

  function cutOff(): string {
    const path = join(folder, "cut.backup");
    writeFileSync(path, readFileSync(file).subarray(0, -20));
    return path;
  }
});

it("is refused by a database it would have to guess about", async () => {
  await intoEmpty(async (target) => {
    await migrate({ url: target.url, migrations, upTo: 0 });
    await expect(dump({ url: target.url, path: join(folder, "x") })).rejects.toThrow("assay db migrate");
  });
});
