import type { DynamicToolUIPart } from "ai";
import type { PathTurn } from "../store/thread-store.ts";
import type { ToolCall, Turn, TurnPart } from "../turn.ts";
import type { AgentMessageMetadata, AgentUiMessage } from "../ui-message.ts";
import { whyWithoutResult } from "./call-result.ts";

/** The shown path as `useChat` holds it. */
export function toUiMessages(path: readonly PathTurn[]): AgentUiMessage[] {
  return path.map(({ turn, versions }) => toUiMessage(turn, versions));
}

/** A turn as a message; with the ids of its versions it says which of them it is. */
export function toUiMessage(turn: Turn, versions?: readonly string[]): AgentUiMessage {
  return {
    id: turn.id,
    role: turn.role,
    metadata: toMetadata(turn, versions),
    parts: turn.parts.flatMap((part) => toParts(part, turn)),
  };
}

/** What a message says about itself. */
export function toMetadata(turn: Turn, versions?: readonly string[]): AgentMessageMetadata {
  const { status, createdAt, meta } = turn;
  return {
    status,
    createdAt,
    ...(meta !== undefined && { meta }),
    ...(versions !== undefined && {
      branch: { at: versions.indexOf(turn.id) + 1, of: versions.length, ids: [...versions] },
    }),
  };
}

/** Ids of the data parts of which a message has one each: a later one replaces it. */
export const dataPartIds = { citations: "citations", problem: "problem" } as const;

function toParts(part: TurnPart, { status }: Turn): AgentUiMessage["parts"] {
  switch (part.type) {
    case "text":
    case "reasoning":
      return [{ type: part.type, text: part.text, state: "done" }];
    case "citations":
      return [{ type: "data-citations", id: dataPartIds.citations, data: { citations: part.citations } }];
    case "problem":
      return [
        {
          type: "data-problem",
          id: dataPartIds.problem,
          data: { code: part.code, canRetry: part.canRetry },
        },
      ];
    case "call": {
      const { call } = part;
      const { id, server, durationMs, error } = call;
      const isOver = status !== "running" && status !== "waiting";
      return [
        toToolPart(call, isOver),
        {
          type: "data-call",
          id,
          data: {
            id,
            ...(server !== undefined && { server }),
            ...(durationMs !== undefined && { durationMs }),
            ...(error !== undefined && { error }),
          },
        },
      ];
    }
  }
}

/** A call as a tool part. @param isOver the turn has ended: what is unfinished will stay so */
export function toToolPart(call: ToolCall, isOver: boolean): DynamicToolUIPart {
  const { id, name, state, output } = call;
  const base = { type: "dynamic-tool" as const, toolName: name, toolCallId: id, input: readArguments(call) };
  if (state === "done") return { ...base, state: "output-available", output: output ?? null };
  if (state === "refused") return { ...base, state: "output-denied", approval: { id, approved: false } };
  if (state === "failed" || isOver)
    return { ...base, state: "output-error", errorText: whyWithoutResult(call) };
  if (state === "approval") return { ...base, state: "approval-requested", approval: { id } };
  return { ...base, state: "input-available" };
}

/** The arguments as a value, or as the text they are where that is not JSON. */
function readArguments({ arguments: text }: ToolCall): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
