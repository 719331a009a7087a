import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { openDatabase } from "../connect.ts";
import type { DatabaseAddress } from "../connect.ts";
import { openHome, readSecrets } from "../home/index.ts";
import { checkSchema } from "../migrate.ts";
import { schemaVersion } from "../schema-version.ts";
import type { TransactionSql } from "postgres";
import { listTables } from "./catalog.ts";
import { endOfRows } from "./format.ts";
import type { Header } from "./format.ts";

export interface DumpOptions extends DatabaseAddress {
  path: string;
  /** The keys that open what is sealed, too: the file is then as secret as they are. */
  withKeys?: boolean;
}

/** What a backup holds. */
export interface BackupCount {
  tables: number;
  rows: number;
}

/**
 * Writes all workspaces, accounts and waiting jobs to one file, as of one moment, while the applications go on. The
 * file appears when it is whole. @throws DatabaseError when the database is not at this code's version
 */
export async function dump({ path, withKeys = false, ...address }: DumpOptions): Promise<BackupCount> {
  const database = openDatabase({ ...address, role: "owner", connections: 1, name: "assay dump" });
  const draft = `${path}.part`;
  const count: BackupCount = { tables: 0, rows: 0 };
  try {
    await checkSchema(database);
    const header: Header = {
      assay: "backup",
      version: 1,
      schemaVersion,
      createdAt: new Date().toISOString(),
    };
    if (withKeys) {
      const { auth, encryption } = readSecrets(openHome({ folder: address.home }));
      header.secrets = { auth, encryption };
    }
    await database.sql.begin("isolation level repeatable read read only", async (tx) => {
      const text = Readable.from(write(tx, header, count));
      await pipeline(text, createGzip(), createWriteStream(draft, { mode: 0o600 }));
    });
    await rename(draft, path);
    return count;
  } finally {
    await rm(draft, { force: true });
    await database.close();
  }
}

async function* write(tx: TransactionSql, header: Header, count: BackupCount): AsyncGenerator<Buffer> {
  yield line(header);
  for (const { schema, name, columns } of await listTables(tx)) {
    yield line({ schema, table: name, columns });
    const copy = await tx`copy (select ${tx(columns)} from ${tx(schema)}.${tx(name)}) to stdout`.readable();
    for await (const chunk of copy) {
      const rows = Buffer.from(chunk);
      count.rows += countLines(rows);
      yield rows;
    }
    yield Buffer.from(`${endOfRows}\n`);
    count.tables += 1;
  }
  yield line({ end: true, ...count });
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Rows end with a line feed; one inside of a value is written as `\n`. */
function countLines(rows: Buffer): number {
  let lines = 0;
  for (let at = rows.indexOf(10); at !== -1; at = rows.indexOf(10, at + 1)) lines += 1;
  return lines;
}
