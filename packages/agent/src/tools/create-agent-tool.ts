import type { ToolContext } from "@assay/toolkit";
import { fence } from "../guardrails/fence.ts";
import type { AgentTool, FailedOutcome, ToolOutcome } from "./agent-tool.ts";
import { bounded } from "./bounded.ts";
import type { CallFailure } from "./failed-outcome.ts";
import { failedOutcome } from "./failed-outcome.ts";
import { defaultOutputLimit, limitJson, limitText } from "./limit-output.ts";
import { parseArguments } from "./parse-arguments.ts";
import { toolProblem } from "./problem.ts";

/** What the tool itself said. */
export type CallResult =
  | { isError: false; output: unknown }
  /** In our own words. */
  | { isError: true; failure: CallFailure; detail?: string | undefined }
  /** In somebody else's words: fenced. */
  | { isError: true; foreign: string };

export interface ToolLimits {
  /** 60 seconds when left out. */
  timeoutMs?: number;
  /** Characters of JSON text; 24,000 when left out. */
  outputLimit?: number;
}

export interface AgentToolDefinition extends Omit<AgentTool, "run"> {
  /** What comes back is somebody else's text: it is fenced. */
  isForeign: boolean;
  /** What is wrong with the arguments, in a sentence for the model. */
  check?: ((args: Record<string, unknown>) => string | undefined) | undefined;
  call(args: Record<string, unknown>, context: ToolContext): Promise<CallResult>;
}

const defaultTimeoutMs = 60_000;

/** Puts the checks, the clock, the limit and the fence around a call. */
export function createAgentTool(
  definition: AgentToolDefinition,
  { timeoutMs = defaultTimeoutMs, outputLimit = defaultOutputLimit }: ToolLimits = {},
): AgentTool {
  const { check, call, isForeign, ...shown } = definition;

  async function runOnce(text: string, context: ToolContext): Promise<ToolOutcome> {
    const parsed = parseArguments(text);
    const problem = "problem" in parsed ? parsed.problem : check?.(parsed.args);
    if ("problem" in parsed || problem !== undefined) return failedOutcome(invalid(problem ?? ""));
    const ended = await bounded((signal) => call(parsed.args, { ...context, signal }), {
      timeoutMs,
      signal: context.signal,
    });
    switch (ended.end) {
      case "cancelled":
        return failedOutcome(toolProblem("agent.tool_cancelled"));
      case "timed_out":
        return failedOutcome(toolProblem("agent.tool_timed_out"), { detail: `after ${timeoutMs} ms` });
      case "threw":
        return thrown(ended.error);
      case "value":
        return outcomeOf(ended.value);
    }
  }

  function outcomeOf(result: CallResult): ToolOutcome {
    if (!result.isError) return doneOf(result.output);
    if ("foreign" in result) return foreignFailure(result.foreign);
    return failedOutcome(fitting(result.failure), { detail: result.detail });
  }

  function doneOf(result: unknown): ToolOutcome {
    const done = { state: "done", durationMs: 0 } as const;
    if (!isForeign) return { ...done, ...limitJson(result, outputLimit), findings: [] };
    const { text, leftOut } = limitText(
      typeof result === "string" ? result : (JSON.stringify(result) ?? "null"),
      outputLimit,
    );
    const fenced = fence(text, { source: shown.name, leftOut });
    return { ...done, output: fenced.text, leftOut, findings: fenced.findings };
  }

  function foreignFailure(words: string): FailedOutcome {
    const { text, leftOut } = limitText(words, outputLimit);
    const { text: output, findings } = fence(text, { source: shown.name, leftOut, isError: true });
    return {
      ...failedOutcome(toolProblem("agent.tool_failed"), { detail: words.slice(0, 2_000) }),
      output,
      findings,
    };
  }

  /** Details that do not fit are dropped: the sentence and the fix come first. */
  function fitting(failure: CallFailure): CallFailure {
    const isTooLong = JSON.stringify(failure.details ?? null).length > outputLimit;
    return isTooLong ? { ...failure, details: undefined } : failure;
  }

  return {
    ...shown,
    async run(text, context) {
      const started = performance.now();
      let outcome: ToolOutcome;
      try {
        outcome = await runOnce(text, context);
      } catch (error) {
        outcome = thrown(error);
      }
      return { ...outcome, durationMs: performance.now() - started };
    },
  };
}

function invalid(problem: string): CallFailure {
  return {
    ...toolProblem("agent.invalid_arguments"),
    message: problem,
    fix: "Call the tool again with a JSON object that fits its parameters.",
  };
}

function thrown(error: unknown): FailedOutcome {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return failedOutcome(toolProblem("agent.tool_failed"), { detail: detail.slice(0, 4_000) });
}
