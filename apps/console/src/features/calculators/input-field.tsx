import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "@assay/ui/class-names.ts";
import type { Field, NumberField } from "./fields.ts";
import { formatBare, say, unitName } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { mostCharacters, parseNumber } from "./parse-input.ts";

export interface InputFieldProps {
  field: Field;
  /** What was typed, when it differs from the base. */
  text: string | undefined;
  /** What is wrong with it, as a sentence. */
  problem: string | undefined;
  /** The address with this input back at its base. */
  resetHref: string;
  /** What the base is: the report's own figure, or a claim's. */
  baseName: "report" | "claim";
  /** The values that a claim's runs have, where there is no single base. */
  bases?: readonly string[] | undefined;
  speaker: Speaker;
}

/** One input with its unit, its bounds, what is wrong with it and the way back to its base. */
export function InputField(props: InputFieldProps) {
  const { field, text, problem, resetHref, baseName, bases, speaker } = props;
  const t = useTranslations("calculators");
  const id = `input-${field.name}`;
  const hints = [
    text === undefined ? undefined : t(`form.base.${baseName}`, { base: baseText(field, bases, speaker) }),
  ];
  if (text === undefined && bases !== undefined)
    hints.push(t("form.bases", { bases: baseText(field, bases, speaker) }));
  if (field.kind === "number")
    hints.push(sizeOf(text ?? field.base, field, speaker), boundsOf(field, t, speaker));
  const hint = hints.filter((each) => each !== undefined).join(" · ");
  const described = [hint === "" ? "" : `${id}-hint`, problem === undefined ? "" : `${id}-problem`]
    .join(" ")
    .trim();
  const shared = {
    id,
    name: field.name,
    defaultValue: text ?? field.base,
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": problem === undefined ? undefined : true,
  };
  return (
    <div
      className={classNames(
        "grid content-start gap-0.5 border-l-2 pl-2.5",
        text === undefined ? "border-transparent" : "border-accent",
      )}
    >
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {say(field.label, speaker)}
        </label>
        {text !== undefined && (
          <Link
            href={resetHref}
            prefetch={false}
            scroll={false}
            className="link text-xs coarse:flex coarse:min-h-11 coarse:items-center"
            aria-label={t("form.resetOne", { label: say(field.label, speaker) })}
          >
            {t("form.reset")}
          </Link>
        )}
      </div>
      {field.kind === "choice" ? (
        <select {...shared} className="control w-full">
          {field.options.map((option) => (
            <option key={option} value={option}>
              {t.has(`choices.${option}`) ? t(`choices.${option}`) : option}
            </option>
          ))}
        </select>
      ) : (
        <span className="flex items-center gap-2">
          <input
            {...shared}
            inputMode="decimal"
            maxLength={mostCharacters}
            className="control w-full min-w-0 flex-1 tabular-nums"
          />
          <span className="w-24 shrink-0 text-xs text-muted">{unitName(field.unit, speaker)}</span>
        </span>
      )}
      {hint !== "" && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"calculators">>;

function baseText(field: Field, bases: readonly string[] | undefined, speaker: Speaker): string {
  const texts = bases ?? [field.base];
  const unit = field.kind === "number" ? field.unit : undefined;
  return texts
    .map((text) => {
      if (unit !== undefined) return formatBare(Number(text), unit, speaker);
      return speaker.words.has(`choices.${text}`) ? speaker.words(`choices.${text}`) : text;
    })
    .join(" / ");
}

/** A long number in words, so that nobody counts noughts. */
function sizeOf(text: string, field: NumberField, speaker: Speaker): string | undefined {
  const value = parseNumber(text);
  if (value === undefined || !Number.isFinite(value) || Math.abs(value) < 1e5) return undefined;
  return `= ${formatBare(value, field.unit, speaker)}`;
}

const unbounded = 1e30;

function boundsOf({ min, above, max, isWhole }: NumberField, t: Words, speaker: Speaker): string | undefined {
  const print = (value: number) => formatBare(value, "count", speaker);
  const isOpen = max === undefined || max >= unbounded;
  const parts = [];
  if (!isOpen && above === undefined)
    parts.push(t("form.between", { min: print(min ?? 0), max: print(max) }));
  if (!isOpen && above !== undefined) parts.push(t("form.aboveTo", { above: print(above), max: print(max) }));
  if (isOpen && above !== undefined) parts.push(t("form.above", { above: print(above) }));
  if (isOpen && above === undefined && min !== undefined && min !== 0)
    parts.push(t("form.from", { min: print(min) }));
  if (isWhole) parts.push(t("form.whole"));
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** What to do about what is wrong with an input. */
export function problemText(
  problem: string,
  field: Field,
  { t, speaker }: { t: Words; speaker: Speaker },
): string {
  const print = (value: number | undefined) => formatBare(value ?? 0, "count", speaker);
  const bounds = field.kind === "number" ? field : { min: 0, above: 0, max: 0 };
  return t(`problems.${problem}`, {
    base: baseText(field, undefined, speaker),
    min: print(bounds.min),
    above: print(bounds.above),
    max: print(bounds.max),
  });
}
