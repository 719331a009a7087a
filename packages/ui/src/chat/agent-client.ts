import type { UIMessage } from "ai";
import { z } from "zod";
import { AgentThread } from "./agent-message.ts";
import { fetchOrThrow } from "./agent-transport.ts";

/** What of a thread does not stream. Each throws a `ChatProblem`. */
export interface AgentClient {
  /** The shown path; an empty one for a thread that does not exist yet. */
  read(): Promise<AgentThread>;
  stop(): Promise<void>;
  /** Shows a version of a turn; resolves with the path to its newest continuation. */
  branch(turnId: string): Promise<UIMessage[]>;
}

/** @param address the thread's: `/api/chat/<threadId>` */
export function createAgentClient(address: string): AgentClient {
  return {
    async read() {
      try {
        return AgentThread.parse(await (await fetchOrThrow(address, { cache: "no-store" })).json());
      } catch (error) {
        if (isUnknownThread(error)) return { title: "", messages: [], isRunning: false };
        throw error;
      }
    },
    async stop() {
      try {
        await post(`${address}/stop`);
      } catch (error) {
        // Stopped before the question had arrived.
        if (!isUnknownThread(error)) throw error;
      }
    },
    async branch(turnId) {
      const response = await post(`${address}/branch`, { turnId });
      return z.object({ messages: AgentThread.shape.messages }).parse(await response.json()).messages;
    },
  };
}

function isUnknownThread(error: unknown): boolean {
  return error instanceof Error && error.message === "chat.unknown_thread";
}

function post(address: string, body: unknown = {}): Promise<Response> {
  return fetchOrThrow(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
