import { connect as openSocket } from "node:net";
import type { Socket } from "node:net";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Options, Sql } from "postgres";
import { embedded, ensureServer } from "./embedded/index.ts";
import { openHome, readSecrets } from "./home/index.ts";

/** Queries through drizzle, in a transaction or outside of one. */
export type Orm = PgDatabase<PostgresJsQueryResultHKT>;

/** Where a database is: behind an address, or embedded in a home folder. */
export interface DatabaseAddress {
  /** `DATABASE_URL`: any PostgreSQL from 15 on. Left out, the embedded server is used and started when needed. */
  url?: string | undefined;
  /** `ASSAY_HOME`. */
  home?: string | undefined;
}

export interface DatabaseOptions extends DatabaseAddress {
  /**
   * `app`: one workspace at a time, for applications. `system`: sign-in, queue and router. `owner`: migrations and
   * backups only.
   */
  role?: "app" | "system" | "owner";
  /** The most connections this process opens. Six applications and their workers stay below half of a server's 100. */
  connections?: number;
  /** What the server's list of connections shows. */
  name?: string;
}

/** A pool of connections. */
export interface Database {
  /** drizzle, for everything with a table. */
  orm: Orm;
  /** postgres.js, for what drizzle has no words for. Dates come as text. */
  sql: Sql;
  /** Waits for what runs, for at most five seconds, and closes. */
  close(): Promise<void>;
}

const roles = { app: "assay_app", system: "assay_system" } as const;
const connectTimeoutMs = 10_000;

/**
 * Opens a pool; connections are made when they are needed, and made anew when the server went away. With the embedded
 * server, a connection that finds none running starts it: every process recovers by itself.
 */
export function openDatabase(options: DatabaseOptions = {}): Database {
  const { role = "app", connections = 4, name = "assay" } = options;
  const settings: Options<Record<string, never>> = {
    max: connections,
    idle_timeout: 60,
    connect_timeout: connectTimeoutMs / 1000,
    onnotice: () => {},
    connection: {
      application_name: name,
      ...(role === "owner"
        ? {}
        : {
            role: roles[role],
            statement_timeout: 30_000,
            // A transaction that waits for a model or a stream is ended by the server.
            idle_in_transaction_session_timeout: 15_000,
          }),
    },
  };
  const sql =
    options.url === undefined
      ? postgres({ ...settings, ...embeddedOptions(openHome({ folder: options.home })) })
      : postgres(options.url, settings);
  return { sql, orm: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}

/** How postgres.js reaches the embedded server of a home, wherever it listens by then. */
function embeddedOptions(home: string): Options<Record<string, never>> {
  const reach: ReachSocket = {
    async socket() {
      const { port } = await ensureServer(home);
      return connectTo(port);
    },
  };
  return {
    host: embedded.host,
    database: embedded.database,
    user: embedded.owner,
    password: () => readSecrets(home).databasePassword,
    ...reach,
  };
}

/** An option of postgres.js that its types leave out: a connected socket for each new connection. */
interface ReachSocket {
  socket(): Promise<Socket>;
}

function connectTo(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = openSocket({ host: embedded.host, port, noDelay: true });
    socket.setTimeout(connectTimeoutMs, () => socket.destroy(new Error("The database does not answer.")));
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", reject);
      resolve(socket);
    });
  });
}
