import type { Json } from "@assay/dialogue";
import type { ToolContext } from "@assay/toolkit";
import type { Finding } from "../guardrails/finding.ts";

/** JSON Schema of an object. */
export type ParametersSchema = Readonly<Record<string, unknown>> & { readonly type: "object" };

/** What a call came to. `output` is what the model sees and what is stored; {@link textOf} is its text. */
export type ToolOutcome = DoneOutcome | FailedOutcome;

export interface DoneOutcome {
  state: "done";
  /** JSON of our own tools, text for what was fenced; never longer than the limit. */
  output: Json;
  /** Characters that were left out because the result was too long. */
  leftOut: number;
  /** Passages of a foreign result that tried to give instructions, for the trace. */
  findings: readonly Finding[];
  durationMs: number;
}

export interface FailedOutcome {
  state: "failed";
  code: string;
  /** `{ error: { code, message, fix? } }`; fenced text where somebody else's server wrote the sentence. */
  output: Json;
  /** A sentence for people, never an upstream's. */
  error: string;
  /** What was thrown or sent: for the trace and the log only. */
  detail: string | undefined;
  findings: readonly Finding[];
  durationMs: number;
}

/** Why a tool asks first: it writes, its settings say so, or it is not what it was when it was allowed. */
export type ApprovalReason = "changed" | "policy" | "writes";

/** A tool as the loop holds it, wherever it runs. */
export interface AgentTool {
  /** Unique among the tools of a run; letters, digits, `_` and `-`, at most 64. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: ParametersSchema;
  readonly hasSideEffects: boolean;
  readonly needsApproval: boolean;
  readonly approvalReason: ApprovalReason | undefined;
  /** Id of the external server it belongs to; undefined for Assay's own. */
  readonly server: string | undefined;
  /** The toolset or the server: what a turn names as data it used. */
  readonly source: string;
  /**
   * Parses and checks the arguments, runs the tool within its time, cuts and fences what comes back. Never throws and
   * never rejects: a failure is an outcome.
   */
  run(argumentsText: string, context: ToolContext): Promise<ToolOutcome>;
}

/** The text of an output as a model reads it. */
export function textOf(output: Json): string {
  return typeof output === "string" ? output : JSON.stringify(output);
}
