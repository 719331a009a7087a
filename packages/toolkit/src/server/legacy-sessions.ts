import { WebStandardStreamableHTTPServerTransport, isInitializeRequest } from "@modelcontextprotocol/server";
import type { McpServerFactory } from "@modelcontextprotocol/server";
import { randomUUID } from "node:crypto";

export interface LegacySessions {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

interface Session {
  transport: WebStandardStreamableHTTPServerTransport;
  lastUsed: number;
}

/**
 * Stateful serving of the 2025 revisions, for what statelessness cannot do there: requests from server to client.
 * At most `limit` sessions live; the one unused for longest gives way.
 */
export function createLegacySessions(factory: McpServerFactory, limit = 100): LegacySessions {
  const sessions = new Map<string, Session>();

  async function open(request: Request): Promise<Response> {
    const server = await factory({ era: "legacy", requestInfo: request });
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized(id) {
        sessions.set(id, { transport, lastUsed: Date.now() });
      },
      onsessionclosed(id) {
        sessions.delete(id);
      },
    });
    await server.connect(transport);
    if (sessions.size >= limit) await closeOldest();
    return transport.handleRequest(request);
  }

  async function closeOldest(): Promise<void> {
    const [oldest] = [...sessions].toSorted(([, left], [, right]) => left.lastUsed - right.lastUsed);
    if (oldest === undefined) return;
    sessions.delete(oldest[0]);
    await oldest[1].transport.close();
  }

  return {
    async fetch(request) {
      const id = request.headers.get("mcp-session-id");
      const session = id === null ? undefined : sessions.get(id);
      if (session !== undefined) {
        session.lastUsed = Date.now();
        return session.transport.handleRequest(request);
      }
      if (id !== null) return refuse(404, "Session not found; initialize again.");
      const body: unknown =
        request.method === "POST"
          ? await request
              .clone()
              .json()
              .catch(() => undefined)
          : undefined;
      return isInitializeRequest(body)
        ? open(request)
        : refuse(400, "Initialize first: this server keeps sessions for revisions before 2026-07-28.");
    },
    async close() {
      await Promise.all([...sessions.values()].map(({ transport }) => transport.close()));
      sessions.clear();
    },
  };
}

function refuse(status: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, { status });
}
