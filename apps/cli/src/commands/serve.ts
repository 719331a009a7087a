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
import { UsageError, readVariable } from "../env.ts";
import { log, logError, logRefused } from "../log.ts";
import { assembleRouter, readRouterSettings } from "../router.ts";
import { assembleToolkit, serverInfo } from "../toolkit.ts";
import { version } from "../version.ts";

export interface ServeOptions {
  host?: string;
  port?: number;
  toolsets?: string;
  readOnly?: boolean;
  /** Comma-separated names. */
  allowedHosts?: string;
  /** The address clients use, when a proxy stands in front. */
  publicUrl?: string;
  /** Where the router keeps keys, budgets and its ledger. */
  accounts?: "memory" | "database";
  /** Adds the fixtures of the public conformance suite. */
  conformance?: boolean;
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);
const everywhere = new Set(["0.0.0.0", "::"]);

/**
 * Serves MCP at /mcp and every reachable model at /v1, with /healthz and /readyz.
 * @throws UsageError when asked to bind beyond loopback without a token or host names, or when the port is taken
 */
export async function startServer(
  options: ServeOptions,
): Promise<{ server: Server; url: string; close(): Promise<void> }> {
  const host = options.host ?? "127.0.0.1";
  const port = options.port ?? 4000;
  const token = readVariable("ASSAY_MCP_TOKEN");
  if (!loopback.has(host) && token === undefined) {
    throw new UsageError(
      `Binding to ${host} lets other machines call; set ASSAY_MCP_TOKEN (16 characters or more) first.`,
    );
  }
  const gate = {
    allowedHosts: allowedHostsOf(host, options),
    onRefused: logRefused,
    ...(token === undefined ? {} : { token }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
  };
  const toolkit = assembleToolkit(options);
  const extension =
    options.conformance === true
      ? (await import("../conformance/index.ts")).createConformanceExtension(() => mcp.notify)
      : undefined;
  const factory = createServerFactory(serverInfo, toolkit, {
    onUnexpected: logError,
    ...(extension === undefined ? {} : { extension }),
  });
  const mcp = createHttpHandler(factory, {
    ...gate,
    onError: logError,
    legacySessions: options.conformance === true,
  });
  const guarded = (guard: ReturnType<typeof createGuard>, handler: Handler) => async (request: Request) =>
    allowOrigin(request, guard(request) ?? (await handler(request)));
  const named = { allowedHosts: gate.allowedHosts, onRefused: gate.onRefused };
  const settings = readRouterSettings();
  const accounts = options.accounts === "database" ? await openAccounts(loopback.has(host)) : undefined;
  const router = assembleRouter(
    settings,
    (record) => log.info({ event: "router.request", ...record }),
    accounts?.config,
  );
  const handle = getRequestListener(
    createRoutes({
      mcp: mcp.fetch,
      models: guarded(
        createGuard(settings.keys === undefined && accounts === undefined ? gate : named),
        router.fetch,
      ),
      metrics: guarded(createGuard(gate), router.fetch),
      metadata: guarded(createGuard(named), async (request) =>
        Response.json(resourceMetadata(options.publicUrl ?? request.url, serverInfo.title)),
      ),
    }),
    { errorHandler: fail },
  );
  const server = createServer((request, response) => void handle(request, response));
  await listen(server, host, port);
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const close = async () => {
    await mcp.close();
    server.closeAllConnections();
    await accounts?.close();
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

/**
 * The router's accounts, connections and choices of models in the database. On loopback a request without a key is the local workspace's; elsewhere every
 * request carries a key.
 */
async function openAccounts(isLoopback: boolean) {
  const [{ openDatabase, checkSchema }, { readSecrets }, router, { localWorkspace, readAddress, readHome }] =
    await Promise.all([
      import("@assay/db"),
      import("@assay/db/home"),
      import("@assay/router/postgres"),
      import("../database.ts"),
    ]);
  const database = openDatabase({ ...readAddress(), role: "system", name: "assay serve" });
  await checkSchema(database);
  const home = readHome();
  const { keys, limiter, budgets, ledger, appModels } = router.createPostgresAccounts(database);
  const connections = router.createPostgresConnections(database, () => readSecrets(home).encryption);
  const config = {
    keys,
    limiter,
    budgets,
    ledger,
    connections: connections.reachOf,
    appModel: appModels.get,
    onError: logError,
    ...(isLoopback ? { anonymous: localWorkspace } : {}),
  };
  return { config, close: database.close };
}

/** A fault of the server's own: its reason goes to the log, not to the client. */
function fail(error: unknown): Response {
  logError(error);
  return Response.json({ error: "The server failed for a reason of its own." }, { status: 500 });
}

type Handler = (request: Request) => Promise<Response>;

/** Probes name no host and need no token, and learn nothing but that the server lives. */
function createRoutes(routes: Record<"mcp" | "models" | "metrics" | "metadata", Handler>): Handler {
  const { mcp, models, metrics, metadata } = routes;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/v1/")) return models(request);
    switch (pathname) {
      case "/mcp":
        return mcp(request);
      case "/metrics":
        return metrics(request);
      case "/healthz":
      case "/readyz":
        return Response.json({ status: pathname === "/healthz" ? "ok" : "ready", version });
      case resourceMetadataPath:
      case "/.well-known/oauth-protected-resource":
        return metadata(request);
      default:
        return Response.json({ error: "Not found. MCP is at /mcp, the models are at /v1." }, { status: 404 });
    }
  };
}

/** Host names a request may carry: those given, else the address bound to, on loopback by all its names. */
function allowedHostsOf(host: string, { allowedHosts = "" }: ServeOptions): string[] {
  const named = allowedHosts
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (named.length === 0 && everywhere.has(host)) {
    throw new UsageError(
      `Binding to ${host} needs --allowed-hosts: the names clients will call it by, such as assay.example.`,
    );
  }
  if (named.length > 0) return named;
  if (loopback.has(host)) return ["127.0.0.1", "[::1]", "localhost"];
  return [host.includes(":") ? `[${host}]` : host];
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
