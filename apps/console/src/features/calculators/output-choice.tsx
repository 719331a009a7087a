import { useTranslations } from "next-intl";
import type { Calculator } from "@assay/report/calculators";
import { SelectField } from "@assay/ui/field";
import { fieldsOf, outputsOf } from "./fields.ts";
import type { Label } from "./fields.ts";
import { say, unitName } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { numberFields } from "./state.ts";
import type { CalculatorState } from "./state.ts";

/** The output with this name. */
export function outputNamed(calculator: Calculator, name: string): { label: Label; unit: string } {
  const found = outputsOf(calculator).find((output) => output.name === name);
  return found?.kind === "number" ? found : { label: { en: name, zh: name }, unit: "" };
}

interface ChoiceProps {
  calculator: Calculator;
  state: CalculatorState;
  speaker: Speaker;
}

/** Which output a sensitivity is about. */
export function OutputChoice({ calculator, state, speaker }: ChoiceProps) {
  const t = useTranslations("calculators.form");
  const options = outputsOf(calculator).flatMap((output) =>
    output.kind === "number"
      ? [{ value: output.name, label: `${say(output.label, speaker)} (${unitName(output.unit, speaker)})` }]
      : [],
  );
  return (
    <SelectField label={t("output")} name="of" defaultValue={state.of} key={state.of} options={options} />
  );
}

/** Which input is moved. */
export function InputChoice({
  calculator,
  speaker,
  name,
  label,
  value,
}: Omit<ChoiceProps, "state"> & { name: string; label: string; value: string }) {
  const options = numberFields(fieldsOf(calculator)).map((field) => ({
    value: field.name,
    label: say(field.label, speaker),
  }));
  return <SelectField label={label} name={name} defaultValue={value} key={value} options={options} />;
}
