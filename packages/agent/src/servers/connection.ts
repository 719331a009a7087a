import type { CallToolResult, Tool } from "@modelcontextprotocol/client";
import { Client, SdkHttpError, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/client/validators/cf-worker";
import type { ServerConfig, ServerLimits } from "./config.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { ServerError } from "./problem.ts";

/** A call to a tool of a server. */
export interface ServerCall {
  name: string;
  args: Record<string, unknown>;
  signal: AbortSignal;
  onProgress: (update: { progress: number; total?: number; message?: string }) => void;
}

/** One server: connected when it is first needed, and again after it was lost. */
export interface ServerConnection {
  /** Its tools in its own words; kept until it says that they changed or the connection is lost. */
  list(): Promise<readonly Tool[]>;
  /** Runs a tool. Throws where the server could not be asked; what the tool itself refuses is a result. */
  call(call: ServerCall): Promise<CallToolResult>;
  info(): { name: string; version: string } | undefined;
  close(): Promise<void>;
}

const defaults = { connectTimeoutMs: 10_000, callTimeoutMs: 60_000, messageLimit: 4 * 1024 * 1024 };
/** A server that failed is left alone for this long, twice as long after each further failure. */
const firstPauseMs = 5_000;
const longestPauseMs = 300_000;
const mostPages = 8;

export function createConnection(config: ServerConfig, limits: ServerLimits): ServerConnection {
  const { connectTimeoutMs, callTimeoutMs } = { ...defaults, ...limits };
  const now = limits.now ?? Date.now;
  let connected: Promise<Client> | undefined;
  let current: Client | undefined;
  let listed: Promise<readonly Tool[]> | undefined;
  let pause: { until: number; lengthMs: number; error: unknown } | undefined;
  let isClosed = false;

  function connect(): Promise<Client> {
    if (isClosed) return Promise.reject(new ServerError("server.unreachable"));
    if (connected !== undefined) return connected;
    if (pause !== undefined && now() < pause.until) return Promise.reject(pause.error);
    const attempt = open();
    connected = attempt;
    return attempt;
  }

  async function open(): Promise<Client> {
    const client = new Client(
      { name: "assay", version: "1" },
      {
        capabilities: {},
        jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
        listMaxPages: mostPages,
        versionNegotiation: { mode: "auto", probe: { timeoutMs: Math.floor(connectTimeoutMs / 3) } },
        listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: () => (listed = undefined) } },
      },
    );
    Object.assign(client, { onclose: () => forget(client), onerror: () => {} });
    try {
      await client.connect(transportOf(config, limits), { timeout: connectTimeoutMs });
      pause = undefined;
      current = client;
      return client;
    } catch (error) {
      const lengthMs = Math.min((pause?.lengthMs ?? firstPauseMs / 2) * 2, longestPauseMs);
      pause = { until: now() + lengthMs, lengthMs, error };
      connected = undefined;
      await client.close().catch(() => {});
      throw error;
    }
  }

  function forget(client: Client): void {
    if (current !== client) return;
    current = undefined;
    connected = undefined;
    listed = undefined;
  }

  async function drop(client: Client): Promise<void> {
    forget(client);
    await client.close().catch(() => {});
  }

  async function listNow(): Promise<readonly Tool[]> {
    const client = await connect();
    try {
      const { tools } = await client.listTools(undefined, {
        timeout: connectTimeoutMs,
        cacheMode: "refresh",
      });
      return tools;
    } catch (error) {
      await drop(client);
      throw error;
    }
  }

  async function list(): Promise<readonly Tool[]> {
    if (listed !== undefined) return listed;
    const attempt = listNow();
    listed = attempt;
    try {
      return await attempt;
    } catch (error) {
      if (listed === attempt) listed = undefined;
      throw error;
    }
  }

  async function callOnce(
    client: Client,
    { name, args, signal, onProgress }: ServerCall,
  ): Promise<CallToolResult> {
    return client.callTool(
      { name, arguments: args },
      {
        signal,
        timeout: callTimeoutMs,
        onprogress: ({ progress, total, message }) =>
          onProgress({
            progress,
            ...(total !== undefined && { total }),
            ...(message !== undefined && { message }),
          }),
      },
    );
  }

  return {
    list,
    async call(call) {
      const client = await connect();
      try {
        return await callOnce(client, call);
      } catch (error) {
        if (isOfTransport(error)) await drop(client);
        if (!isSessionLost(error)) throw error;
      }
      return callOnce(await connect(), call);
    },
    info() {
      const version = current?.getServerVersion();
      return version === undefined ? undefined : { name: version.name, version: version.version };
    },
    async close() {
      isClosed = true;
      const client = current ?? (await connected?.catch(() => undefined));
      if (client !== undefined) await drop(client);
    },
  };
}

function transportOf(config: ServerConfig, limits: ServerLimits) {
  const messageLimit = limits.messageLimit ?? defaults.messageLimit;
  if (config.transport === "stdio") {
    if (!limits.allowsStdio) throw new ServerError("server.stdio_not_allowed");
    const { command, args, env, cwd } = config;
    return new StdioClientTransport({
      command,
      args,
      env,
      ...(cwd !== undefined && { cwd }),
      stderr: "ignore",
      maxBufferSize: messageLimit,
    });
  }
  const fetch = guardedFetch(config.url, {
    allowsLocal: limits.allowsLocal,
    messageLimit,
    fetch: limits.fetch,
  });
  return new StreamableHTTPClientTransport(new URL(config.url), {
    fetch,
    requestInit: { headers: config.headers },
  });
}

/** The server was restarted: it refused the call because it does not know the session, so it did not run it. */
function isSessionLost(error: unknown): boolean {
  return SdkHttpError.isInstance(error) && (error.status === 404 || error.status === 400);
}

/** Not an answer of the server's in its own protocol, nor our own patience: the line itself. */
function isOfTransport(error: unknown): boolean {
  return !(error instanceof Error) || (error.name !== "ProtocolError" && !isPatience(error));
}

function isPatience(error: Error): boolean {
  return error.name === "AbortError" || ("code" in error && error.code === "REQUEST_TIMEOUT");
}
