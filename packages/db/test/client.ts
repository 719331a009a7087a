// A process of a checkout: opens the database of a home and answers each line on stdin with the count of workspaces.
import { createInterface } from "node:readline";
import { migrate, openDatabase, withWorkspace } from "../src/index.ts";
import { workspace } from "../src/schema.ts";
import { migrations } from "../src/testing/index.ts";
import { WorkspaceId } from "../src/workspace.ts";

await migrate({ home: process.argv[2], migrations });
const database = openDatabase({ home: process.argv[2], connections: 2 });
const id = WorkspaceId.parse("local");

async function ask(): Promise<string> {
  try {
    const rows = await withWorkspace(database, id, (tx) => tx.$count(workspace));
    return JSON.stringify({ ok: true, rows });
  } catch (error) {
    return JSON.stringify({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}

process.stdout.write(`${await ask()}\n`);
for await (const _ of createInterface({ input: process.stdin })) process.stdout.write(`${await ask()}\n`);
await database.close();
