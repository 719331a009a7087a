import { useTranslations } from "next-intl";
import { nameOf, readableFormula } from "@assay/report/calculators";
import type { Calculation, Calculator } from "@assay/report/calculators";
import { fieldsOf, outputsOf } from "./fields.ts";
import { formatValue, say } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";

/** A calculation step by step: what was computed, by which formula, with which values. */
export function Trace({ calculator, calculation, speaker }: TraceProps) {
  const t = useTranslations("calculators.trace");
  const labels = labelsOf(calculator, speaker);
  if (calculation.trace.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ol className="grid">
      {calculation.trace.map((step, index) => (
        <li
          key={step.name}
          className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0 sm:grid-cols-[2rem_minmax(0,1fr)_auto]"
        >
          <span aria-hidden className="hidden text-faint sm:block">
            {index + 1}
          </span>
          <span className="min-w-0">
            <span className="font-medium" title={step.name}>
              {nameOf(step.name, labels)}
            </span>
            <span className="block text-sm text-muted [overflow-wrap:anywhere]" title={step.formula}>
              = {readableFormula(step.formula, labels)}
            </span>
            <code className="block text-xs text-faint [overflow-wrap:anywhere]">= {step.substituted}</code>
          </span>
          <span className="font-medium tabular-nums sm:text-right" title={String(step.value)}>
            {formatValue(step.value, step.unit, speaker)}
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface TraceProps {
  calculator: Calculator;
  calculation: Calculation;
  speaker: Speaker;
}

function labelsOf(calculator: Calculator, speaker: Speaker): Map<string, string> {
  const labels = new Map<string, string>();
  for (const output of outputsOf(calculator))
    if (output.kind === "number") labels.set(output.name, say(output.label, speaker));
  for (const field of fieldsOf(calculator)) labels.set(field.name, say(field.label, speaker));
  return labels;
}
