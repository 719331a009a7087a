import { z } from "zod";
import type { ResolveCitation } from "../citation.ts";
import type { CitationStream } from "../guardrails/citations.ts";
import { checkGrounding } from "../guardrails/grounding.ts";
import { scanText } from "../guardrails/injection.ts";
import { PiiPolicy } from "../guardrails/pii.ts";
import type { PiiVault } from "../guardrails/pii.ts";
import type { Step } from "../store/step.ts";
import type { ToolOutcome } from "../tools/agent-tool.ts";
import type { TurnPart } from "../turn.ts";

/** What guardrails do with what they find. They note it in the trace in any case. */
export const GuardrailPolicy = z.strictObject({
  /** A question that tries to take the model over: `note` lets it through, for fences and approvals hold anyway. */
  injection: z.enum(["note", "refuse"]).default("note"),
  /** What of a person's data reaches a model. */
  pii: PiiPolicy.prefault({}),
});
export type GuardrailPolicy = z.infer<typeof GuardrailPolicy>;

type Now = () => number;

/** Looks at what a person said. `isRefused`: it must not go to the model. */
export function guardInput(
  text: string,
  { policy, vault, now }: { policy: GuardrailPolicy; vault: PiiVault; now: Now },
): { isRefused: boolean; steps: Step[] } {
  const { isSuspicious, score, findings } = scanText(text, "user");
  const { blocked, counts } = vault.mask(text);
  const isInjection = isSuspicious && policy.injection === "refuse";
  const steps: Step[] = [];
  const input = { of: "question", characters: text.length };
  if (findings.length > 0) {
    const output = { score: round(score), isSuspicious, rules: rulesOf(findings) };
    steps.push({ ...stepAt(now), name: "injection", input, output, ...(isInjection && refusedInput) });
  }
  if (Object.keys(counts).length > 0)
    steps.push({
      ...stepAt(now),
      name: "pii",
      input,
      output: counts,
      ...(blocked.length > 0 && refusedInput),
    });
  return { isRefused: isInjection || blocked.length > 0, steps };
}

const refusedInput = { error: "agent.input_refused" } as const;

/** The attempts that were found in what a tool brought. */
export function guardOutcome(
  { findings }: Pick<ToolOutcome, "findings">,
  { tool, now }: { tool: string; now: Now },
): Step[] {
  if (findings.length === 0) return [];
  const output = { rules: rulesOf(findings), places: findings.length };
  return [{ ...stepAt(now), kind: "injection", name: tool, input: { of: "result" }, output }];
}

/**
 * The sources of an answer: undefined where it needs none, for it cites nothing, states no figure and stands on no
 * result.
 */
export function guardAnswer(
  parts: readonly TurnPart[],
  {
    marks,
    resolve,
    language,
    now,
  }: { marks: CitationStream; resolve: ResolveCitation; language: "zh" | "en"; now: Now },
): { citations: ReturnType<CitationStream["sources"]>["citations"] | undefined; steps: Step[] } {
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
  if (text === "") return { citations: undefined, steps: [] };
  const { citations, hasSources, unconfirmed } = marks.sources();
  const { uncited } = checkGrounding(text, { resolve, language });
  const hasResult = parts.some((part) => part.type === "call" && part.call.state === "done");
  const needsSources = citations.length > 0 || uncited.length > 0 || hasResult;
  const output = { sources: citations.length - unconfirmed.length, unconfirmed, uncited: uncited.length };
  const isGrounded = unconfirmed.length === 0 && (hasSources || uncited.length === 0);
  return {
    citations: needsSources ? citations : undefined,
    steps: needsSources
      ? [{ ...stepAt(now), name: "grounding", output, ...(!isGrounded && { error: "agent.ungrounded" }) }]
      : [],
  };
}

function stepAt(now: Now): Pick<Step, "kind" | "startedAt" | "durationMs"> {
  return { kind: "guardrail", startedAt: new Date(now()).toISOString(), durationMs: 0 };
}

function rulesOf(findings: readonly { rule: string }[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
