import { z } from "zod";

/** What a person decided about a tool, and the tool's {@link pinOf} when they did. */
export const ToolRule = z.strictObject({
  policy: z.enum(["ask", "allow", "off"]),
  pin: z.string().optional(),
});
export type ToolRule = z.infer<typeof ToolRule>;

const shared = {
  /** Comes before the names of its tools: `files__read`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/u),
  name: z.string().trim().min(1).max(60),
  isEnabled: z.boolean().default(true),
  /** By the server's own name of the tool. A tool without a rule asks unless the server says that it only reads. */
  tools: z.record(z.string(), ToolRule).default({}),
};

const headerName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/u);
const headerValue = z.string().regex(/^[\x20-\x7e]{0,8000}$/u);
const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/u);

/** An MCP server that a user configured. `env` and `headers` hold secrets: keep it sealed. */
export const ServerConfig = z.discriminatedUnion("transport", [
  z.strictObject({
    ...shared,
    transport: z.literal("stdio"),
    command: z.string().min(1).max(1_000),
    args: z.array(z.string().max(4_000)).max(100).default([]),
    /** Beside the few variables every process gets; nothing else of our environment reaches it. */
    env: z.record(variableName, z.string().max(8_000)).default({}),
    cwd: z.string().max(1_000).optional(),
  }),
  z.strictObject({
    ...shared,
    transport: z.literal("http"),
    url: z.string().max(2_000),
    headers: z.record(headerName, headerValue).default({}),
  }),
]);
export type ServerConfig = z.infer<typeof ServerConfig>;

/** What the operator of this installation lets users connect. */
export interface ServerLimits {
  /** Programs on this machine: only where every user is the machine's owner. */
  allowsStdio: boolean;
  /** HTTP servers on this machine. */
  allowsLocal: boolean;
  /** 10 seconds when left out. */
  connectTimeoutMs?: number;
  /** How long a turn waits for a server it has not listed yet; 3 seconds when left out. */
  listTimeoutMs?: number;
  /** 60 seconds when left out. */
  callTimeoutMs?: number;
  /** Bytes of one message of a server; 4 MiB when left out. */
  messageLimit?: number;
  /** Characters of a result that reach the model; 24,000 when left out. */
  outputLimit?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  fetch?: typeof globalThis.fetch;
}
