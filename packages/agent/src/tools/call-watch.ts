import type { Json } from "@assay/dialogue";
import { isMarkedSuspicious } from "../guardrails/fence.ts";
import type { ToolOutcome } from "./agent-tool.ts";
import { failedOutcome } from "./failed-outcome.ts";
import { toolProblem } from "./problem.ts";

/** Why a run must end on account of its calls. */
export type CallStop = "agent.invalid_arguments" | "agent.tool_loop";

/** A call as the watch counts it. */
export interface WatchedCall {
  name: string;
  /** JSON text as the model wrote it. */
  arguments: string;
  /** What it came to, of an earlier call. */
  output?: Json | undefined;
}

/** Counts the calls of one turn: identical ones, and arguments that do not fit. */
export interface CallWatch {
  /** Counts a call before it runs. The outcome in its stead where it was made too often. */
  admit(call: WatchedCall): ToolOutcome | undefined;
  /** Counts what a call came to. */
  note(outcome: ToolOutcome): void;
  /** Set once the run must end. */
  readonly stop: CallStop | undefined;
  /** Something that was read in this turn tried to give instructions: more asks first from here on. */
  readonly isTainted: boolean;
}

const mostIdentical = 2;
const mostInvalid = 3;

/**
 * A watch over one turn. The third identical call is refused with a hint and the fourth ends the run; so does the third
 * call in a row with arguments that do not fit. `earlier` are the turn's calls before an approval or a restart.
 */
export function createCallWatch({ earlier = [] }: { earlier?: readonly WatchedCall[] } = {}): CallWatch {
  const made = new Map<string, number>();
  let invalid = 0;
  let stop: CallStop | undefined;
  const count = (call: WatchedCall) => {
    const key = `${call.name} ${canonical(call.arguments)}`;
    const times = (made.get(key) ?? 0) + 1;
    made.set(key, times);
    return times;
  };
  earlier.forEach(count);
  let isTainted = earlier.some(({ output }) => typeof output === "string" && isMarkedSuspicious(output));

  return {
    admit(call) {
      const times = count(call);
      if (times <= mostIdentical) return undefined;
      if (times > mostIdentical + 1) stop ??= "agent.tool_loop";
      return failedOutcome({
        ...toolProblem("agent.repeated_call"),
        fix: "Use the result you have, change the arguments, or answer without it.",
      });
    },
    note(outcome) {
      const isInvalid = outcome.state === "failed" && outcome.code === "agent.invalid_arguments";
      invalid = isInvalid ? invalid + 1 : 0;
      isTainted ||= outcome.findings.length > 0;
      if (invalid >= mostInvalid) stop ??= "agent.invalid_arguments";
    },
    get stop() {
      return stop;
    },
    get isTainted() {
      return isTainted;
    },
  };
}

/** The same arguments in another order or spacing are the same call. */
function canonical(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (_key, value: unknown) => sorted(value));
  } catch {
    return text.trim();
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : Number(left > right))),
  );
}
