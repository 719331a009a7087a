import type { InferUIMessageChunk } from "ai";
import type { Citation } from "../citation.ts";
import type { CitationStream } from "../guardrails/citations.ts";
import { dataPartIds, toToolPart } from "../shapes/ui-messages.ts";
import type { ToolOutcome } from "../tools/agent-tool.ts";
import type { ToolCall, TurnPart } from "../turn.ts";
import type { AgentDataParts, AgentUiMessage } from "../ui-message.ts";
import { problems } from "./problem.ts";
import type { ProblemCode } from "./problem.ts";

export type UiChunk = InferUIMessageChunk<AgentUiMessage>;

/** Writes one answer twice, as the parts that are stored and as the chunks that are streamed: they cannot differ. */
export interface TurnWriter {
  text(delta: string): void;
  reasoning(delta: string): void;
  /** Ends a text or reasoning that is open. */
  close(): void;
  call(call: ToolCall, consequence?: string): void;
  /** A person has to allow it. */
  ask(callId: string): void;
  start(callId: string): void;
  refuse(callId: string): void;
  outcome(
    callId: string,
    outcome: Pick<ToolOutcome, "state"> & {
      [Key in "output" | "durationMs" | "error"]?: ToolCall[Key] | undefined;
    },
  ): void;
  citations(citations: Citation[]): void;
  problem(code: ProblemCode): void;
  /** The parts as they are now. */
  parts(): TurnPart[];
  find(callId: string): ToolCall | undefined;
  /** Characters of text and reasoning so far. */
  readonly length: number;
}

export interface TurnWriterOptions {
  emit: (chunk: UiChunk) => void;
  /** Turns marks into numbers; text goes through as it is without one. */
  marks?: CitationStream | undefined;
  /** What there is of the answer already: it is streamed again. Its citations and problems are left out. */
  before?: readonly TurnPart[];
}

/** A writer of an answer that begins, or that goes on. */
export function createTurnWriter({ emit, marks, before = [] }: TurnWriterOptions): TurnWriter {
  const parts: TurnPart[] = [];
  const consequences = new Map<string, string>();
  let open: { type: "text" | "reasoning"; id: string; isShown: boolean } | undefined;
  let count = 0;
  let length = 0;

  function write(type: "text" | "reasoning", delta: string): void {
    if (open?.type !== type) {
      close();
      count += 1;
      open = { type, id: `${type}-${count}`, isShown: false };
    }
    length += delta.length;
    show(open, type === "text" && marks !== undefined ? marks.push(delta) : delta);
  }

  /** Text that went through the marks before. */
  function rewrite(type: "text" | "reasoning", text: string): void {
    count += 1;
    length += text.length;
    const id = `${type}-${count}`;
    show({ type, id, isShown: false }, text);
    emit({ type: `${type}-end`, id });
  }

  function show(to: NonNullable<typeof open>, text: string): void {
    if (text === "") return;
    const last = parts.at(-1);
    if (to.isShown && last !== undefined && "text" in last) {
      parts[parts.length - 1] = { type: to.type, text: last.text + text };
    } else {
      to.isShown = true;
      parts.push({ type: to.type, text });
      emit({ type: `${to.type}-start`, id: to.id });
    }
    emit({ type: `${to.type}-delta`, id: to.id, delta: text });
  }

  function close(): void {
    if (open === undefined) return;
    if (open.type === "text") show(open, marks?.flush() ?? "");
    if (open.isShown) emit({ type: `${open.type}-end`, id: open.id });
    open = undefined;
  }

  function change(callId: string, values: Partial<ToolCall>): ToolCall | undefined {
    const at = parts.findIndex((part) => part.type === "call" && part.call.id === callId);
    const part = parts[at];
    if (part?.type !== "call") return undefined;
    const call = { ...part.call, ...values };
    parts[at] = { type: "call", call };
    return call;
  }

  function emitFacts({ id, server, durationMs, error }: ToolCall): void {
    const consequence = consequences.get(id);
    const data: AgentDataParts["call"] = {
      id,
      ...(server !== undefined && { server }),
      ...(durationMs !== undefined && { durationMs }),
      ...(consequence !== undefined && { consequence }),
      ...(error !== undefined && { error }),
    };
    emit({ type: "data-call", id, data });
  }

  const writer: TurnWriter = {
    text: (delta) => write("text", delta),
    reasoning: (delta) => write("reasoning", delta),
    close,
    call(call, consequence) {
      close();
      if (consequence !== undefined) consequences.set(call.id, consequence);
      parts.push({ type: "call", call });
      const { toolCallId, toolName, input } = toToolPart(call, false);
      emit({ type: "tool-input-available", toolCallId, toolName, input, dynamic: true });
      emitFacts(call);
    },
    ask(callId) {
      if (change(callId, { state: "approval" }) !== undefined)
        emit({ type: "tool-approval-request", toolCallId: callId, approvalId: callId });
    },
    start(callId) {
      change(callId, { state: "running" });
    },
    refuse(callId) {
      if (change(callId, { state: "refused" }) === undefined) return;
      emit({ type: "tool-approval-response", approvalId: callId, approved: false });
      emit({ type: "tool-output-denied", toolCallId: callId });
    },
    outcome(callId, { state, output, durationMs, error }) {
      const call = change(callId, {
        state,
        ...(output !== undefined && { output }),
        ...(durationMs !== undefined && { durationMs }),
        ...(error !== undefined && { error }),
      });
      if (call === undefined) return;
      const part = toToolPart(call, true);
      if (part.state === "output-error")
        emit({ type: "tool-output-error", toolCallId: callId, errorText: part.errorText, dynamic: true });
      else emit({ type: "tool-output-available", toolCallId: callId, output: output ?? null, dynamic: true });
      emitFacts(call);
    },
    citations(citations) {
      close();
      parts.push({ type: "citations", citations });
      emit({ type: "data-citations", id: dataPartIds.citations, data: { citations } });
    },
    problem(code) {
      close();
      const { canRetry } = problems[code];
      parts.push({ type: "problem", code, canRetry });
      emit({ type: "data-problem", id: dataPartIds.problem, data: { code, canRetry } });
    },
    parts: () => [...parts],
    find: (callId) => {
      const part = parts.find((each) => each.type === "call" && each.call.id === callId);
      return part?.type === "call" ? part.call : undefined;
    },
    get length() {
      return length;
    },
  };
  for (const part of before) {
    if (part.type === "text" || part.type === "reasoning") rewrite(part.type, part.text);
    if (part.type === "call") replayCall(writer, part.call);
  }
  return writer;
}

function replayCall(writer: TurnWriter, call: ToolCall): void {
  const { id, state, output, error, durationMs, ...asked } = call;
  const isOver = state === "done" || state === "failed";
  writer.call({ ...asked, id, state: isOver ? "running" : state });
  if (state === "approval" || state === "refused") writer.ask(id);
  if (state === "refused") writer.refuse(id);
  if (isOver) writer.outcome(id, { state, output, error, durationMs });
}
