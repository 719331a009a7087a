import { z } from "zod";
import type { Language } from "../text.ts";
import { formatResult } from "./format-figure.ts";
import { mark } from "./wording.ts";

const Range = z.object({ low: z.number(), high: z.number() });

/** What of a checked claim is said. */
export const CheckedClaim = z.object({
  id: z.string(),
  kind: z.string(),
  statement: z.string(),
  verdict: z.string(),
  stated: Range.optional(),
  recomputed: Range.optional(),
  unit: z.string().optional(),
  deviationPercent: z.number().optional(),
  assumption: z.string().optional(),
  why: z.string().optional(),
  experiment: z
    .object({ supports: z.string(), contradicts: z.string(), reason: z.string().optional() })
    .optional(),
});
export type CheckedClaim = z.infer<typeof CheckedClaim>;

const verdicts: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  reproduced: [
    "It holds: the recomputed figure is the stated one within rounding.",
    "算得对：复算结果与所写数字在取整范围内一致。",
  ],
  close: [
    "It nearly holds: the recomputed figure is within ten percent of the stated one.",
    "基本成立：复算结果与所写数字相差不超过一成。",
  ],
  off: [
    "It does not hold: the recomputed figure is more than ten percent away.",
    "对不上：复算结果与所写数字相差超过一成。",
  ],
  consistent: ["The passages agree.", "各处说法一致。"],
  inconsistent: ["The passages do not agree.", "各处说法不一致。"],
  "not-run": [
    "It is a claim to be tested by experiment, and no test has been run yet.",
    "这是需要用实验检验的说法，目前还没有做过测试。",
  ],
};

/** Verdict, the two figures, and what the verdict rests on. */
export function sayClaim(claim: CheckedClaim, language: Language): string {
  const at = language === "zh" ? 1 : 0;
  const verdict = verdicts[claim.verdict]?.[at] ?? claim.verdict;
  const figures =
    claim.stated === undefined || claim.recomputed === undefined ? "" : sayDifference(claim, language);
  const experiment = claim.experiment === undefined ? "" : sayExperiment(claim.experiment, language);
  const assumption =
    claim.assumption === undefined
      ? ""
      : language === "zh"
        ? `前提：${claim.assumption}`
        : `Assumed: ${claim.assumption}`;
  const statement = claim.statement.replace(/[.。]$/u, "");
  const head =
    language === "zh"
      ? `报告的说法：${statement}${mark("claim", claim.id)}。`
      : `The claim: ${statement} ${mark("claim", claim.id)}.`;
  return [head, verdict, figures, claim.why ?? "", assumption, experiment]
    .filter((line) => line !== "")
    .join("\n");
}

function sayDifference(
  { stated, recomputed, unit = "", deviationPercent = 0 }: CheckedClaim,
  language: Language,
): string {
  const write = (range: { low: number; high: number } | undefined) =>
    range === undefined
      ? ""
      : [...new Set([range.low, range.high])]
          .map((value) => formatResult(value, language))
          .join(language === "zh" ? "至" : " to ");
  const off = formatResult(Number(Math.abs(deviationPercent).toPrecision(3)), language);
  const named = unit === "USD" || unit === "CNY" ? ` ${unit}` : unit === "percent" ? "%" : "";
  if (language === "zh")
    return `写的是${write(stated)}${named}，复算为${write(recomputed)}${named}${deviationPercent === 0 ? "" : `，相差${off}%`}。`;
  return `Stated: ${write(stated)}${named}; recomputed: ${write(recomputed)}${named}${deviationPercent === 0 ? "" : `, ${off}% away`}.`;
}

function sayExperiment(
  { supports, contradicts, reason }: NonNullable<CheckedClaim["experiment"]>,
  language: Language,
): string {
  if (language === "zh")
    return [
      `支持它的结果：${supports}`,
      `反驳它的结果：${contradicts}`,
      ...(reason === undefined ? [] : [`无法测试的原因：${reason}`]),
    ].join("\n");
  return [
    `It would be supported by: ${supports}`,
    `It would be contradicted by: ${contradicts}`,
    ...(reason === undefined ? [] : [`Why it cannot be tested: ${reason}`]),
  ].join("\n");
}
