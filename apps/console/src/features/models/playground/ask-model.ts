import "server-only";
import type { WorkspaceId } from "@assay/db";
import { modelPlatform } from "~/server/router.ts";
import { bodyOf } from "../snippets.ts";
import { withCost } from "./cost-event.ts";
import type { PlaygroundRequest } from "./playground-request.ts";

/** Who asks, and how it is known that they went away. */
export interface Asker {
  workspace: WorkspaceId;
  signal: AbortSignal;
}

/** A model's answer as a stream of events with its cost at the end, or the router's refusal. */
export async function askModel(asked: PlaygroundRequest, { workspace, signal }: Asker): Promise<Response> {
  const { router } = modelPlatform();
  const { temperature, maxTokens, ...rest } = asked;
  const body = {
    ...bodyOf({ ...rest, temperature, maxTokens }),
    stream: true,
    stream_options: { include_usage: true },
  };
  const answer = await router.fetchFor({ workspace, app: "console" })("http://router/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (!answer.ok || answer.body === null) return answer;
  const address = decodeURIComponent(answer.headers.get("x-assay-model") ?? "");
  const listed = (await router.list(workspace)).find((listing) => listing.address === address);
  return new Response(answer.body.pipeThrough(withCost(listed?.model)), {
    // What is transformed on its way, by compression for one, is held back.
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
    },
  });
}
