import { DatabaseError } from "@assay/db";
import type { Agent, Asker } from "../run/config.ts";
import type { Log } from "../run/log.ts";
import type { ShareStore } from "../store/share-store.ts";
import { TurnError } from "../store/turn-error.ts";
import { Refusal, refusalResponse } from "./refusal.ts";
import { routes } from "./routes.ts";

/** Why nobody may ask: not signed in (401), or not allowed (403). */
export interface ChatRefusal {
  refused: 401 | 403;
}

export interface ChatHandlerOptions {
  agent: Agent;
  /** Who asks. `member` for what changes something, `viewer` is enough to read. */
  identify(request: Request): Promise<Asker | ChatRefusal> | Asker | ChatRefusal;
  /** Whether a request that changes something comes from a page of our own. */
  isOwnOrigin(request: Request): boolean;
  /** Links to threads; refused as unknown where it is left out. */
  shares?: ShareStore;
  /** What sources' addresses in an export are relative to; the request's origin when left out. */
  baseUrl?: string;
  log?: Log;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** Answers a request to `/api/chat/<path>`; `path` is what a catch-all route gives. */
export type ChatHandler = (request: Request, path: readonly string[]) => Promise<Response>;

/** The HTTP interface of an agent's threads. Refusals are JSON `{ error: { code, message } }`; it never throws. */
export function createChatHandler(options: ChatHandlerOptions): ChatHandler {
  const { identify, isOwnOrigin, log = () => {}, now = Date.now } = options;

  async function answer(request: Request, path: readonly string[]): Promise<Response> {
    const found = routes.find(({ method, pattern }) => method === request.method && fits(pattern, path));
    if (found === undefined) throw new Refusal("chat.unknown_address");
    if (request.method !== "GET" && !isOwnOrigin(request)) throw new Refusal("chat.forbidden");
    const asker = await identify(request);
    if ("refused" in asker) throw new Refusal(asker.refused === 401 ? "chat.signed_out" : "chat.forbidden");
    const [threadId = "", , id = ""] = path;
    return found.run({ ...options, now, request, asker, threadId, id, owner: options.agent.ownerOf(asker) });
  }

  return async (request, path) => {
    try {
      return await answer(request, path);
    } catch (error) {
      if (error instanceof Refusal) return refusalResponse(error);
      if (error instanceof DatabaseError && error.code === "db.unavailable")
        return refusalResponse({ code: "db.unavailable" });
      if (error instanceof TurnError) return refusalResponse({ code: "chat.failed", message: error.message });
      log("error", {
        event: "chat.failed",
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      return refusalResponse({ code: "chat.failed" });
    }
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** `*` stands for a UUID. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((piece, at) => (piece === "*" ? uuid.test(path[at] ?? "") : piece === path[at]))
  );
}
