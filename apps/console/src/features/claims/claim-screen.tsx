import Link from "next/link";
import { useTranslations } from "next-intl";
import { evaluateClaim } from "@assay/report";
import type { Claim, Evaluation } from "@assay/report";
import { findCalculator } from "@assay/report/calculators";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { InputField, problemText } from "../calculators/input-field.tsx";
import { LiveForm } from "../calculators/live-form.tsx";
import { failureTexts } from "../calculators/problems.ts";
import { hrefOf, toQuery } from "../calculators/query.ts";
import type { ReadInputs } from "../calculators/read-inputs.ts";
import { Trace } from "../calculators/trace.tsx";
import { ArithmeticClaim } from "./arithmetic-claim.tsx";
import type { ArithmeticClaimRecord } from "./arithmetic-claim.tsx";
import { claimFields } from "./claim-fields.ts";
import { ConsistencyClaim } from "./consistency-claim.tsx";
import type { ConsistencyClaim as ConsistencyRecord } from "./passages.ts";
import { TurningTable } from "./turning-table.tsx";
import { evaluationOf } from "./verdict-of.ts";

export interface ClaimScreenProps {
  claim: ArithmeticClaimRecord | ConsistencyRecord;
  read: ReadInputs;
  speaker: Speaker;
}

/** A claim with figures: the check, its inputs to be changed, its steps and where the verdict turns. */
export function ClaimScreen({ claim, read, speaker }: ClaimScreenProps) {
  const t = useTranslations("calculators");
  const own = useTranslations("claims.detail");
  const fields = claimFields(claim);
  if (fields.length === 0) return <Check claim={claim} other={undefined} speaker={speaker} />;
  const path = `/claims/${claim.id}`;
  const hasProblem = Object.keys(read.problems).length > 0;
  const isChanged = Object.keys(read.texts).length > 0;
  const outcome = isChanged && !hasProblem ? evaluateClaim(claim, read.values) : undefined;
  const other = outcome?.ok === true ? outcome.evaluation : undefined;
  const shown = isChanged ? other : evaluationOf(claim);
  const failed =
    outcome?.ok === false
      ? failureTexts(outcome.calculator, outcome.failure, {
          fields: fields.map(({ field }) => field),
          words: speaker.words,
        })
      : { byInput: {}, general: [] };
  const query = (texts: Record<string, string | undefined>) =>
    toQuery(
      fields.map(({ field }) => field),
      (name) => texts[name],
    );
  return (
    <LiveForm
      fields={fields.map(({ field: { name, base, isOptional = false } }) => ({ name, base, isOptional }))}
      query={query(read.texts)}
      label={own("form")}
      words={{ run: t("form.run"), pending: t("form.pending") }}
      first="results"
      headline={shown === undefined ? "–" : speaker.vocabulary(`verdicts.${shown.verdict}`)}
      results={
        <div className="grid gap-5">
          {shown === undefined && (
            <Notice tone="warn" title={own("notChecked")}>
              {failed.general.length === 0 ? t("results.correct") : failed.general.join(" ")}
            </Notice>
          )}
          <Check claim={claim} other={other} speaker={speaker} />
          <TurningTable claim={claim} speaker={speaker} />
          {shown !== undefined && <Steps evaluation={shown} speaker={speaker} />}
        </div>
      }
    >
      <div className="flex items-baseline justify-between gap-2 sm:col-span-2 lg:col-span-1">
        <h2 className="text-lg">{own("form")}</h2>
        {isChanged && (
          <Link
            href={path}
            prefetch={false}
            scroll={false}
            className="link text-sm coarse:flex coarse:min-h-11 coarse:items-center"
          >
            {t("form.resetAll")}
          </Link>
        )}
      </div>
      <p className="text-sm text-muted sm:col-span-2 lg:col-span-1">{own("formLead")}</p>
      {fields.map(({ field, bases }) => {
        const { name } = field;
        const { [name]: _, ...others } = read.texts;
        const problem = read.problems[name];
        return (
          <InputField
            key={name}
            field={field}
            bases={bases}
            text={read.texts[name]}
            problem={
              problem === undefined ? failed.byInput[name] : problemText(problem, field, { t, speaker })
            }
            resetHref={hrefOf(path, query(others))}
            baseName="claim"
            speaker={speaker}
          />
        );
      })}
    </LiveForm>
  );
}

function Check({
  claim,
  ...props
}: {
  claim: ClaimScreenProps["claim"];
  other: Evaluation | undefined;
  speaker: Speaker;
}) {
  const own = evaluationOf(claim);
  return claim.kind === "arithmetic" ? (
    <ArithmeticClaim claim={claim} own={own} {...props} />
  ) : (
    <ConsistencyClaim claim={claim} own={own} {...props} />
  );
}

/** The calculations behind a check, step by step. */
function Steps({ evaluation, speaker }: { evaluation: Evaluation; speaker: Speaker }) {
  const t = useTranslations("claims.detail");
  return evaluation.calculations.map((calculation, at) => {
    const calculator = findCalculator(calculation.calculator);
    if (calculator === undefined) return null;
    const title = evaluation.calculations.length > 1 ? t("stepsOf", { number: at + 1 }) : t("steps");
    return (
      // Runs of one calculator differ only in their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Card
        key={at}
        title={title}
        aside={<CalculatorLink id={calculator.id} title={say(calculator.title, speaker)} />}
      >
        <Trace calculator={calculator} calculation={calculation} speaker={speaker} />
      </Card>
    );
  });
}

function CalculatorLink({ id, title }: { id: string; title: string }) {
  return (
    <Link
      href={`/calculators/${id}`}
      prefetch={false}
      className="link text-sm coarse:flex coarse:min-h-11 coarse:items-center"
    >
      {title}
    </Link>
  );
}

/** Whether a claim has figures to check. */
export function hasFigures(claim: Claim): claim is ClaimScreenProps["claim"] {
  return claim.kind !== "application";
}
