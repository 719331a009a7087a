import { useTranslations } from "next-intl";
import Link from "next/link";
import type { Calculation, Calculator } from "@assay/report/calculators";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { CalculatorViews } from "./calculator-views.tsx";
import { fieldsOf } from "./fields.ts";
import { formatValue, say } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { InputField, problemText } from "./input-field.tsx";
import { LiveForm } from "./live-form.tsx";
import { failureTexts } from "./problems.ts";
import { outputNamed } from "./output-choice.tsx";
import { Results } from "./results.tsx";
import { controlsOf, queryOf } from "./state.ts";
import type { CalculatorState } from "./state.ts";
import { hrefOf } from "./query.ts";

export interface CalculatorScreenProps {
  calculator: Calculator;
  state: CalculatorState;
  speaker: Speaker;
}

/** A calculator: its form, its results and what hangs on them. */
export function CalculatorScreen({ calculator, state, speaker }: CalculatorScreenProps) {
  const t = useTranslations("calculators");
  const path = `/calculators/${calculator.id}`;
  const fields = fieldsOf(calculator);
  const { texts, values, problems } = state.read;
  const hasProblem = Object.keys(problems).length > 0;
  const isChanged = Object.keys(texts).length > 0;
  const report = calculator.run({});
  const outcome = hasProblem ? undefined : calculator.run(values);
  if (!report.ok) throw new Error(`${calculator.id} does not compute its own figures`);
  const present = outcome?.ok === true ? outcome.calculation : undefined;
  const failed =
    outcome?.ok === false
      ? failureTexts(calculator.id, outcome.failure, { fields, words: speaker.words })
      : { byInput: {}, general: [] };
  const everything = Object.fromEntries(fields.map(({ name }) => [name, undefined]));
  const failures =
    present === undefined && failed.general.length === 0 ? [t("results.correct")] : failed.general;
  return (
    <LiveForm
      fields={fields.map(({ name, base }) => ({ name, base }))}
      query={queryOf(calculator, state)}
      label={t("form.label")}
      words={{ run: t("form.run"), pending: t("form.pending") }}
      headline={headlineOf(calculator, state.of, { present, speaker })}
      results={
        <div className="grid gap-5">
          <Card>
            <Results
              {...{ calculator, present, failures, isChanged, speaker }}
              of={state.of}
              hrefOf={(of) => hrefOf(path, queryOf(calculator, state, { of }))}
              report={report.calculation}
            />
          </Card>
          <CalculatorViews {...{ calculator, state, path, speaker, present }} />
        </div>
      }
    >
      {controlsOf(calculator, state).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="flex items-baseline justify-between gap-2 sm:col-span-2 lg:col-span-1">
        <h2 className="text-lg">{t("form.title")}</h2>
        {isChanged && (
          <Link
            href={hrefOf(path, queryOf(calculator, state, { inputs: everything }))}
            prefetch={false}
            scroll={false}
            className="link text-sm coarse:flex coarse:min-h-11 coarse:items-center"
          >
            {t("form.resetAll")}
          </Link>
        )}
      </div>
      {hasProblem && (
        <div className="sm:col-span-2 lg:col-span-1">
          <Notice tone="warn">{t("form.wrong", { count: Object.keys(problems).length })}</Notice>
        </div>
      )}
      {fields.map((field) => {
        const { name } = field;
        const problem =
          problems[name] === undefined
            ? failed.byInput[name]
            : problemText(problems[name], field, { t, speaker });
        const resetHref = hrefOf(path, queryOf(calculator, state, { inputs: { [name]: undefined } }));
        return (
          <InputField
            key={name}
            {...{ field, problem, resetHref, speaker }}
            text={texts[name]}
            baseName="report"
          />
        );
      })}
    </LiveForm>
  );
}

/** The chosen result in one line. */
function headlineOf(
  calculator: Calculator,
  of: string,
  { present, speaker }: { present: Calculation | undefined; speaker: Speaker },
): string {
  const { label, unit } = outputNamed(calculator, of);
  const value = present?.outputs[of];
  return `${say(label, speaker)}: ${typeof value === "number" ? formatValue(value, unit, speaker) : "–"}`;
}
