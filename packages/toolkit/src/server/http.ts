import {
  ProtocolError,
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import type { McpServerFactory, ServerNotifier } from "@modelcontextprotocol/server";
import { createHash, timingSafeEqual } from "node:crypto";
import { createLegacySessions } from "./legacy-sessions.ts";
import { nothing } from "./nothing.ts";

export interface HttpOptions {
  /** Host names a request may name; loopback names unless told otherwise. */
  allowedHosts?: readonly string[];
  /** When set, every request must carry it as a bearer token. */
  token?: string;
  /** Where clients reach the server, when that is not the address requests name: behind a proxy. */
  publicUrl?: string;
  /** Calls served at once; more are answered 429. */
  maxConcurrent?: number;
  /** Largest request body in bytes. */
  maxBodyBytes?: number;
  /** Keeps sessions for clients of the 2025 revisions, so that tools can ask them for input. Stateless otherwise. */
  legacySessions?: boolean;
  /** The server's own faults. */
  onError?: (error: Error) => void;
  /** Requests the protocol layer refused; the client has been told. */
  onRefused?: (reason: string) => void;
}

export interface HttpHandler {
  fetch(request: Request): Promise<Response>;
  /** Tells listening clients that a list changed. */
  notify: ServerNotifier;
  close(): Promise<void>;
}

/**
 * Serves MCP statelessly over HTTP, both eras, behind the checks the SDK leaves to its user:
 * Host and Origin (DNS rebinding), bearer token, body size, concurrency.
 */
export function createHttpHandler(factory: McpServerFactory, options: HttpOptions = {}): HttpHandler {
  const { maxConcurrent = 64, maxBodyBytes = 1_048_576, onError = nothing, onRefused = nothing } = options;
  const guard = createGuard({ ...options, onRefused });
  const handler = createMcpHandler(factory, {
    maxRequestBodySize: maxBodyBytes,
    onerror: (error) => (isRefusal(error) ? onRefused(error.message) : onError(error)),
  });
  const sessions = options.legacySessions === true ? createLegacySessions(factory) : undefined;
  let running = 0;

  async function answer(request: Request): Promise<Response> {
    if (sessions !== undefined && (await isLegacyRequest(request))) return sessions.fetch(request);
    return handler.fetch(request);
  }

  async function serve(request: Request): Promise<Response> {
    const answered = guard(request);
    if (answered !== undefined) return answered;
    if (running >= maxConcurrent) {
      return problem(429, "Too many calls at once; try again in a second.", { "retry-after": "1" });
    }
    running++;
    try {
      const response = await answer(request);
      return releaseAfterBody(response, () => running--);
    } catch (error) {
      running--;
      onError(error instanceof Error ? error : new Error(String(error)));
      return problem(500, "The server failed for a reason of its own.");
    }
  }

  return {
    fetch: async (request) => allowOrigin(request, await serve(request)),
    notify: handler.notify,
    async close() {
      await Promise.all([handler.close(), sessions?.close()]);
    },
  };
}

/**
 * Answers requests that must go no further: a foreign Host or Origin (DNS rebinding), a preflight, a missing token.
 * Undefined where the request may be served.
 */
export function createGuard({
  token,
  allowedHosts,
  publicUrl,
  onRefused = nothing,
}: Pick<HttpOptions, "token" | "allowedHosts" | "publicUrl" | "onRefused">): (
  request: Request,
) => Response | undefined {
  const hosts = [...(allowedHosts ?? localhostAllowedHostnames())];
  return (request) => {
    const refused = hostHeaderValidationResponse(request, hosts) ?? originValidationResponse(request, hosts);
    if (refused !== undefined) {
      onRefused(`host ${request.headers.get("host")}, origin ${request.headers.get("origin")}`);
      return refused;
    }
    if (request.method === "OPTIONS") return new Response(null, { status: 204 });
    return token !== undefined && !bears(request, token) ? unauthorised(publicUrl ?? request.url) : undefined;
  };
}

function isRefusal(error: Error): boolean {
  return error instanceof ProtocolError || error.message.startsWith("Rejected inbound request");
}

function releaseAfterBody(response: Response, release: () => void): Response {
  const streams = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (response.body === null || !streams) {
    release();
    return response;
  }
  let released = false;
  const once = () => {
    if (!released) release();
    released = true;
  };
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        once();
        controller.close();
      } catch (error) {
        once();
        throw error;
      }
    },
    async cancel(reason) {
      once();
      await reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

function bears(request: Request, token: string): boolean {
  const sent = /^Bearer (.+)$/iu.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}

function unauthorised(base: string): Response {
  const metadata = new URL(resourceMetadataPath, base);
  return problem(401, "Send the server's token as Authorization: Bearer <token>.", {
    "www-authenticate": `Bearer resource_metadata="${metadata.href}"`,
  });
}

/** Where clients read how to authorise (RFC 9728): the well-known path with the resource's own path behind it. */
export const resourceMetadataPath = "/.well-known/oauth-protected-resource/mcp";

/** OAuth protected-resource metadata (RFC 9728) of the MCP endpoint at `base`. */
export function resourceMetadata(base: string, name: string): Record<string, unknown> {
  return {
    resource: new URL("/mcp", base).href,
    resource_name: name,
    bearer_methods_supported: ["header"],
  };
}

const corsHeaders = {
  "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
  "access-control-allow-headers":
    "authorization, content-type, last-event-id, mcp-method, mcp-name, mcp-protocol-version, mcp-session-id",
  "access-control-expose-headers": "mcp-session-id, www-authenticate",
  "access-control-max-age": "600",
  vary: "origin",
};

/** Lets pages of an origin that passed the checks read the answer. */
export function allowOrigin(request: Request, response: Response): Response {
  const origin = request.headers.get("origin");
  if (origin === null || response.status === 403) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(corsHeaders)) headers.set(name, value);
  headers.set("access-control-allow-origin", origin);
  return new Response(response.body, { status: response.status, headers });
}

function problem(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, { status, headers });
}
