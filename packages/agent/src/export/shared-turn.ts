import type { ToolCall, Turn, TurnMeta, TurnPart } from "../turn.ts";

/** Whether what a tool was asked and answered may be read by anybody who has the link. */
export type IsPublicTool = (call: Pick<ToolCall, "name" | "server">) => boolean;

/**
 * A turn as a stranger may read it. Texts, citations and problems stay. Of a call its name, server, state and duration
 * stay; arguments, results and errors only of public tools, since they can hold what the answer leaves out. Reasoning,
 * tokens, costs and the version of the instructions are left out.
 */
export function toSharedTurn(turn: Turn, isPublicTool: IsPublicTool): Turn {
  const { meta, parts, ...rest } = turn;
  return {
    ...rest,
    parts: parts.flatMap((part) => toSharedPart(part, isPublicTool)),
    ...(meta !== undefined && { meta: toSharedMeta(meta) }),
  };
}

function toSharedPart(part: TurnPart, isPublicTool: IsPublicTool): TurnPart[] {
  if (part.type === "reasoning") return [];
  if (part.type !== "call" || isPublicTool(part.call)) return [part];
  const { output: _output, error: _error, ...call } = part.call;
  return [{ type: "call", call: { ...call, arguments: "{}" } }];
}

function toSharedMeta({ engine, model, steps, latencyMs, data }: TurnMeta): TurnMeta {
  return { engine, model, steps, latencyMs, data };
}
