import { isToolUIPart } from "ai";
import type { DynamicToolUIPart, ToolUIPart, UIMessage } from "ai";
import type { Citation } from "../citation.tsx";
import { CallData, CitationsData, ProblemData, metadataOf } from "./agent-message.ts";
import type { AgentMetadata } from "./agent-message.ts";
import type { ChatMessage, ChatPart, MessageMeta, ToolCall, ToolState } from "./types.ts";

const messages = new WeakMap<UIMessage, ChatMessage>();
// By the data itself: a message is a new one with every word, its sources are not.
const sources = new WeakMap<object, readonly Citation[]>();

/** A message of the UI stream as the conversation shows it; the same message gives the same object. */
export function fromUiMessage(message: UIMessage): ChatMessage {
  const known = messages.get(message);
  if (known !== undefined) return known;
  const made = convert(message);
  messages.set(message, made);
  return made;
}

function convert(message: UIMessage): ChatMessage {
  const { status, createdAt, meta, branch } = metadataOf(message);
  const calls = new Map(
    message.parts.flatMap((part) => {
      if (part.type !== "data-call") return [];
      const { success, data } = CallData.safeParse(part.data);
      return success ? [[data.id, data] as const] : [];
    }),
  );
  const parts = message.parts.flatMap((part) => toPart(part, { calls, status }));
  return {
    id: message.id,
    role: message.role,
    parts: [...parts.filter(isBody), ...parts.filter((part) => !isBody(part))],
    ...(message.role === "assistant" && { status: statuses[status] }),
    ...(createdAt !== undefined && { createdAt }),
    ...(meta !== undefined && { meta: toMeta(meta) }),
    ...(branch !== undefined && { branch: { at: branch.at, of: branch.of } }),
  };
}

const statuses = {
  running: "streaming",
  waiting: "waiting",
  done: "done",
  stopped: "stopped",
  failed: "failed",
} as const;

/** What an answer says; its sources and what went wrong stand below. */
function isBody({ type }: ChatPart): boolean {
  return type !== "citations" && type !== "problem";
}

interface Around {
  calls: ReadonlyMap<string, CallData>;
  status: AgentMetadata["status"];
}

function toPart(part: UIMessage["parts"][number], around: Around): ChatPart[] {
  if (isToolUIPart(part)) return [{ type: "tool", call: toCall(part, around) }];
  switch (part.type) {
    case "text":
    case "reasoning":
      return part.text === "" ? [] : [{ type: part.type, text: part.text }];
    case "file":
      return [
        {
          type: "file",
          name: part.filename ?? part.mediaType,
          ...(/^(?:https?:)?\//iu.test(part.url) && { href: part.url }),
        },
      ];
    case "data-citations": {
      const citations = toCitations(part.data);
      return citations === undefined ? [] : [{ type: "citations", citations }];
    }
    case "data-problem": {
      const { success, data } = ProblemData.safeParse(part.data);
      return success ? [{ type: "problem", ...data }] : [];
    }
    default:
      return [];
  }
}

function toCitations(data: unknown): readonly Citation[] | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const known = sources.get(data);
  if (known !== undefined) return known;
  const read = CitationsData.safeParse(data);
  if (!read.success) return undefined;
  const citations = read.data.citations.map(({ path, lines, quote, ...citation }) => ({
    ...citation,
    ...(path !== undefined && { path }),
    ...(lines !== undefined && { lines }),
    ...(quote !== undefined && { quote }),
  }));
  sources.set(data, citations);
  return citations;
}

function toCall(part: ToolUIPart | DynamicToolUIPart, { calls, status }: Around): ToolCall {
  const { toolCallId: id, input } = part;
  const { server, durationMs, consequence, error } = calls.get(id) ?? {};
  const state = toState(part, status);
  const failure = state === "failed" ? (error ?? part.errorText) : undefined;
  return {
    id,
    name: part.type === "dynamic-tool" ? part.toolName : part.type.slice("tool-".length),
    state,
    ...(input !== undefined && { input }),
    ...(part.state === "output-available" && { output: part.output }),
    ...(failure !== undefined && { error: failure }),
    ...(server !== undefined && { server }),
    ...(durationMs !== undefined && { durationMs }),
    ...(consequence !== undefined && { consequence }),
  };
}

function toState({ state }: ToolUIPart | DynamicToolUIPart, status: AgentMetadata["status"]): ToolState {
  const isOver = status !== "running" && status !== "waiting";
  switch (state) {
    case "output-available":
      return "done";
    case "output-error":
      return "failed";
    case "output-denied":
      return "refused";
    case "approval-requested":
      // Nobody waits for the answer any more.
      return isOver ? "refused" : "approval";
    default:
      return isOver ? "pending" : "running";
  }
}

/** Without what was left out. */
function toMeta({ engine, ...rest }: NonNullable<AgentMetadata["meta"]>): MessageMeta {
  const { model, latencyMs, firstTokenMs, steps, inputTokens, outputTokens, omitted } = rest;
  const { costMicros, currency, data } = rest;
  return {
    engine,
    ...(model !== undefined && { model }),
    ...(latencyMs !== undefined && { latencyMs }),
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(steps !== undefined && { steps }),
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(omitted !== undefined && { omitted }),
    ...(costMicros !== undefined && { costMicros }),
    ...(currency !== undefined && { currency }),
    ...(data !== undefined && { data }),
  };
}
