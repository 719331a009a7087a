import type { FunctionTool, RunStreamEvent } from "@openai/agents-core";
import { Json } from "@assay/dialogue";
import type { UIMessageChunk } from "ai";
import type { Asker } from "./config.ts";
import { asksFirst } from "../guardrails/rules.ts";
import type { PiiVault } from "../guardrails/pii.ts";
import type { Step } from "../store/step.ts";
import type { AgentTool, ToolOutcome } from "../tools/agent-tool.ts";
import { createCallWatch } from "../tools/call-watch.ts";
import type { CallStop } from "../tools/call-watch.ts";
import { failedOutcome } from "../tools/failed-outcome.ts";
import { toolProblem } from "../tools/problem.ts";
import type { ToolCall, TurnPart } from "../turn.ts";
import { guardOutcome } from "./guard.ts";
import { toSdkTools } from "./sdk-tools.ts";
import type { TurnWriter } from "./turn-writer.ts";

export interface CallDeskOptions {
  tools: readonly AgentTool[];
  asker: Asker;
  writer: TurnWriter;
  /** What there was of the turn before. */
  before: readonly TurnPart[];
  answers: Readonly<Record<string, boolean>>;
  vault: PiiVault;
  unreadable: ReadonlyMap<string, string>;
  signal: AbortSignal;
  now: () => number;
  trace: (step: Step) => void;
  onData: (source: string) => void;
  /** The calls of this run are not going to end well. */
  onStop: (code: CallStop) => void;
  onChange: () => void;
}

/** Everything that concerns calls of tools in one run: who may, what they came to, and what is seen of them. */
export interface CallDesk {
  tools: FunctionTool[];
  noteEvent(event: RunStreamEvent): void;
  take(chunk: UIMessageChunk): void;
  /** Closes calls that have not ended. */
  closeOpen(): void;
}

const notRun = "It was not run: the answer ended before.";

export function createCallDesk(options: CallDeskOptions): CallDesk {
  const { tools, asker, writer, before, answers, vault, unreadable, signal, now, trace, onChange } = options;
  const earlier = before.flatMap((part) => (part.type === "call" ? [part.call] : []));
  const byName = new Map(tools.toReversed().map((tool) => [tool.name, tool]));
  const watch = createCallWatch({
    earlier: earlier.filter(({ state }) => state === "done" || state === "failed"),
  });
  const written = new Map<string, string>();
  const startedAt = new Map<string, number>();
  const announcements = new Map<string, PromiseWithResolvers<void>>();
  let step = Math.max(0, ...earlier.map((call) => call.step ?? 0));
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  if (signal.aborted) abort();
  else signal.addEventListener("abort", () => abort(), { once: true });
  for (const { id } of earlier) announce(id);

  function announcement(callId: string): PromiseWithResolvers<void> {
    const known = announcements.get(callId) ?? Promise.withResolvers<void>();
    announcements.set(callId, known);
    return known;
  }

  function announce(callId: string): void {
    announcement(callId).resolve();
  }

  /** A call as the model made it. */
  function open(callId: string, name: string): void {
    if (writer.find(callId) !== undefined) return;
    const tool = byName.get(name);
    const call: ToolCall = {
      id: callId,
      name,
      ...(tool?.server !== undefined && { server: tool.server }),
      step,
      arguments: vault.restore(unreadable.get(callId) ?? written.get(callId) ?? ""),
      state: "pending",
    };
    const asks = tool !== undefined && !unreadable.has(callId) && asksFirst(tool, watch);
    writer.call(call, asks ? (tool.approvalReason ?? "policy") : undefined);
    announce(callId);
  }

  function end(callId: string, name: string, outcome: ToolOutcome): void {
    const call = writer.find(callId);
    if (call === undefined || call.state === "done" || call.state === "failed") return;
    const { state, output, durationMs } = outcome;
    writer.outcome(callId, {
      state,
      output,
      durationMs,
      ...(state === "failed" && { error: outcome.error }),
    });
    const found = guardOutcome(outcome, { tool: name, now });
    const tool = byName.get(name);
    if (state === "done" && tool !== undefined) options.onData(tool.source);
    trace({
      kind: "tool",
      name,
      input: readArguments(call.arguments),
      output:
        state === "failed" && outcome.detail !== undefined ? { output, detail: outcome.detail } : output,
      startedAt: new Date(startedAt.get(callId) ?? now()).toISOString(),
      durationMs,
      ...(state === "failed" && { error: outcome.code }),
    });
    found.forEach(trace);
    if (watch.stop !== undefined) options.onStop(watch.stop);
    onChange();
  }

  function traceApproval(callId: string, output: string): void {
    const call = writer.find(callId);
    const input = readArguments(call?.arguments ?? "");
    trace({
      kind: "approval",
      name: call?.name ?? callId,
      input,
      output,
      startedAt: new Date(now()).toISOString(),
      durationMs: 0,
    });
  }

  /** The SDK's word on a call that no tool of ours ended: refused by a person, or of a tool that is not there. */
  function endUnrun(callId: string): void {
    const call = writer.find(callId);
    if (call === undefined || call.state === "done" || call.state === "failed") return;
    if (answers[callId] === false) return writer.refuse(callId);
    const missing = { name: call.name, arguments: call.arguments };
    const outcome =
      watch.admit(missing) ??
      failedOutcome(toolProblem(byName.has(call.name) ? "agent.tool_cancelled" : "agent.unknown_tool"));
    watch.note(outcome);
    end(callId, call.name, outcome);
  }

  for (const [callId, isApproved] of Object.entries(answers))
    traceApproval(callId, isApproved ? "approved" : "refused");

  return {
    tools: toSdkTools([...byName.values()].toReversed(), {
      watch,
      context: { ...asker, signal },
      unreadable,
      restore: vault.restore,
      mask: (text) => vault.mask(text).text,
      announced: (callId) => Promise.race([announcement(callId).promise, aborted]),
      onStart(callId) {
        startedAt.set(callId, now());
        writer.start(callId);
        onChange();
      },
      onOutcome(callId, outcome) {
        end(callId, writer.find(callId)?.name ?? "", outcome);
      },
    }),
    noteEvent(event) {
      if (event.type === "raw_model_stream_event" && event.data.type === "response_started") step += 1;
      if (event.type !== "run_item_stream_event" || event.name !== "tool_called") return;
      const { rawItem } = event.item;
      if (rawItem?.type === "function_call") written.set(rawItem.callId, rawItem.arguments);
    },
    take(chunk) {
      switch (chunk.type) {
        case "tool-input-available":
          open(chunk.toolCallId, chunk.toolName);
          break;
        case "tool-approval-request":
          writer.ask(chunk.toolCallId);
          traceApproval(chunk.toolCallId, "asked");
          break;
        case "tool-output-available":
          endUnrun(chunk.toolCallId);
          break;
        default:
          return;
      }
      onChange();
    },
    closeOpen() {
      for (const part of writer.parts()) {
        if (part.type !== "call") continue;
        const { id, name, state } = part.call;
        if (state === "running") end(id, name, failedOutcome(toolProblem("agent.tool_cancelled")));
        if (state === "pending") writer.outcome(id, { state: "failed", error: notRun });
        if (state === "approval") writer.refuse(id);
      }
    },
  };
}

function readArguments(text: string): Json {
  try {
    return Json.parse(JSON.parse(text));
  } catch {
    return text;
  }
}
