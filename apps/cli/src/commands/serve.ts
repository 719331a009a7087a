import { createServer } from "node:http";
import type { Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import {
  allowOrigin,
  createGuard,
  createHttpHandler,
  createServerFactory,
  resourceMetadata,
  resourceMetadataPath,
} from "@assay/toolkit/server";
import { facts, sections } from "@assay/report/data";
import { UsageError, readEnv } from "../env.ts";
import type { Env } from "../env.ts";
import { logError, logRefused } from "../log.ts";
import { assembleRouter } from "../router.ts";
import { assembleToolkit, serverInfo } from "../toolkit.ts";
import { version } from "../version.ts";

export interface ServeOptions {
  host?: string;
  port?: number;
  toolsets?: string;
  readOnly?: boolean;
  allowedHosts?: string;
  /** Adds the fixtures of the public conformance suite. */
  conformance?: boolean;
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Serves MCP at /mcp and every reachable model at /v1, with /healthz and /readyz.
 * @throws UsageError when asked to bind beyond loopback without a token, or when the port is taken
 */
export async function startServer(
  options: ServeOptions,
  env: Env = readEnv(),
): Promise<{ server: Server; url: string; close(): Promise<void> }> {
  const host = options.host ?? "127.0.0.1";
  const port = options.port ?? 4000;
  if (!loopback.has(host) && env.ASSAY_MCP_TOKEN === undefined) {
    throw new UsageError(
      `Binding to ${host} lets other machines call; set ASSAY_MCP_TOKEN (16 characters or more) first.`,
    );
  }
  const toolkit = assembleToolkit(env, options);
  const extension =
    options.conformance === true
      ? (await import("../conformance/index.ts")).createConformanceExtension(() => mcp.notify)
      : undefined;
  const factory = createServerFactory(serverInfo, toolkit, {
    onUnexpected: logError,
    ...(extension === undefined ? {} : { extension }),
  });
  const mcp = createHttpHandler(factory, {
    onError: logError,
    onRefused: logRefused,
    legacySessions: options.conformance === true,
    ...(env.ASSAY_MCP_TOKEN === undefined ? {} : { token: env.ASSAY_MCP_TOKEN }),
    ...(options.allowedHosts === undefined ? {} : { allowedHosts: options.allowedHosts.split(",") }),
  });
  const allowedHosts = options.allowedHosts?.split(",");
  const guard = createGuard({ token: env.ASSAY_MCP_TOKEN, allowedHosts });
  const router = assembleRouter(env);
  const models = async (request: Request) =>
    allowOrigin(request, guard(request) ?? (await router.fetch(request)));
  const handle = getRequestListener((request) => route(request, mcp.fetch, models), { errorHandler: fail });
  const server = createServer((request, response) => void handle(request, response));
  await listen(server, host, port);
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const close = async () => {
    await mcp.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { server, url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`, close };
}

/** Serves until a signal stops it, and says where. */
export async function runServe(options: ServeOptions): Promise<void> {
  const { url, close } = await startServer(options);
  process.stdout.write(
    `Assay ${version} is ready.\n  MCP endpoint  ${url}/mcp\n  Models        ${url}/v1\n  Health        ${url}/healthz\nCtrl-C stops it.\n`,
  );
  const stop = () => void close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** A fault of the server's own: its reason goes to the log, not to the client. */
function fail(error: unknown): Response {
  logError(error);
  return Response.json({ error: "The server failed for a reason of its own." }, { status: 500 });
}

type Handler = (request: Request) => Promise<Response>;

async function route(request: Request, mcp: Handler, models: Handler): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/v1/") || pathname === "/metrics") return models(request);
  switch (pathname) {
    case "/mcp":
      return mcp(request);
    case "/healthz":
      return Response.json({ status: "ok", version });
    case "/readyz":
      return Response.json({ status: "ready", version, sections: sections().length, facts: facts().length });
    case resourceMetadataPath:
    case "/.well-known/oauth-protected-resource":
      return Response.json(resourceMetadata(request));
    default:
      return Response.json({ error: "Not found. MCP is at /mcp, the models are at /v1." }, { status: 404 });
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new UsageError(`Port ${port} is taken. Stop what uses it, or choose another with --port.`)
          : error.code === "EACCES" || error.code === "EADDRNOTAVAIL"
            ? new UsageError(
                `Cannot bind to ${host}:${port} (${error.code}). Choose another with --host and --port.`,
              )
            : error,
      );
    });
    server.listen(port, host, resolve);
  });
}
