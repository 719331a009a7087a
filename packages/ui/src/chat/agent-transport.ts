import { DefaultChatTransport } from "ai";
import type { UIMessage } from "ai";
import { z } from "zod";

/** What a person does in a thread, as it is sent: ids and what is new, never the history. */
export type AgentAsk =
  | { kind: "send"; id: string; text: string; parentId: string | null; model?: string }
  | { kind: "edit"; id: string; editedId: string; text: string }
  | { kind: "regenerate"; turnId: string }
  | { kind: "approve"; turnId: string; callId: string; approved: boolean };

/** A request was refused, or did not get through (`chat.unreachable`): nothing of an answer has come. */
export class ChatProblem extends Error {
  override readonly name = "ChatProblem";
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const Refusal = z.object({ error: z.object({ code: z.string() }) });

/** A `fetch` that throws a {@link ChatProblem} for whatever is no answer. */
export async function fetchOrThrow(
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<Response> {
  const response = await globalThis.fetch(input, init).catch((error: unknown) => {
    if (init?.signal?.aborted === true) throw error;
    throw new ChatProblem("chat.unreachable", { cause: error });
  });
  if (response.ok) return response;
  const { success, data } = Refusal.safeParse(await response.json().catch(() => undefined));
  throw new ChatProblem(success ? data.error.code : codeOfStatus(response.status));
}

function codeOfStatus(status: number): string {
  if (status === 401) return "chat.signed_out";
  if (status === 403) return "chat.forbidden";
  return status === 502 || status === 503 || status === 504 ? "chat.unreachable" : "chat.failed";
}

/**
 * Speaks the protocol of `@assay/agent/http` for `useChat`. What is asked is the request's `body`, an {@link AgentAsk};
 * a request without one is refused as a bug.
 * @param address the thread's: `/api/chat/<threadId>`
 */
export function createAgentTransport(address: string): DefaultChatTransport<UIMessage> {
  return new DefaultChatTransport<UIMessage>({
    fetch: fetchOrThrow,
    prepareSendMessagesRequest: ({ body }) => ({ api: address, body: body ?? {} }),
    prepareReconnectToStreamRequest: () => ({ api: `${address}/stream` }),
  });
}
