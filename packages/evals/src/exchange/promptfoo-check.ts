import { z } from "zod";
import { Json } from "../sample.ts";

/** Assertions that are understood, without their `not-`. */
export const CheckType = z.enum([
  "contains",
  "contains-all",
  "contains-any",
  "contains-json",
  "cost",
  "equals",
  "icontains",
  "icontains-all",
  "icontains-any",
  "is-json",
  "javascript",
  "latency",
  "llm-rubric",
  "regex",
  "starts-with",
]);
export type CheckType = z.infer<typeof CheckType>;

/** An assertion with its variables filled in, as it stands in a sample. */
export const Check = z.strictObject({
  type: CheckType,
  isNegated: z.boolean(),
  value: Json.optional(),
  /** Milliseconds, dollars, or a score. */
  threshold: z.number().optional(),
  weight: z.number().nonnegative(),
  /** Its score is counted under this name as well. */
  metric: z.string().optional(),
  /** Address of the model that judges. */
  judge: z.string().optional(),
});
export type Check = z.infer<typeof Check>;

/** What a sample's answer is held against. */
export interface Checks {
  checks: readonly Check[];
  /** Share of the weighted score from which on it passes; left out, every check has to. */
  threshold?: number;
}

/** What promptfoo 0.123 knows besides: a text in `__expected` that begins so is an assertion, and not an answer. */
export const unsupportedTypes: ReadonlySet<string> = new Set(
  `agent-rubric answer-relevance bleu classifier contains-html contains-sql contains-xml context-faithfulness
  context-recall context-relevance conversation-relevance factuality finish-reason g-eval gleu guardrails is-html
  is-refusal is-sql is-valid-function-call is-valid-openai-function-call is-valid-openai-tools-call is-xml levenshtein
  pi meteor model-graded-closedqa model-graded-factuality moderation perplexity perplexity-score python rouge-n ruby
  similar similar:cosine similar:dot similar:euclidean tool-call-f1 skill-used trajectory:goal-success
  trajectory:tool-args-match trajectory:step-count trajectory:tool-sequence trajectory:tool-used trace-error-spans
  trace-span-count trace-span-duration search-rubric webhook word-count`.split(/\s+/u),
);
