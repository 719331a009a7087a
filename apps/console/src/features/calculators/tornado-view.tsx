import { useTranslations } from "next-intl";
import type { Calculator } from "@assay/report/calculators";
import { SelectField } from "@assay/ui/field";
import { TornadoChart } from "@assay/ui/tornado-chart";
import { ControlForm } from "./control-form.tsx";
import { formatBare, say, unitName } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { OutputChoice, outputNamed } from "./output-choice.tsx";
import { computeTornado } from "./sensitivity.ts";
import { queryOf, swings } from "./state.ts";
import type { CalculatorState } from "./state.ts";

export interface ViewProps {
  calculator: Calculator;
  state: CalculatorState;
  path: string;
  speaker: Speaker;
}

/** Which inputs the result hangs on most. */
export function TornadoView({ calculator, state, path, speaker }: ViewProps) {
  const t = useTranslations("calculators.tornado");
  const output = outputNamed(calculator, state.of);
  const all = computeTornado(calculator, state);
  const moved = all.filter(({ low, high, base }) => low !== base || high !== base);
  const still = all.filter((swing) => !moved.includes(swing)).map(({ field }) => say(field.label, speaker));
  return (
    <div className="grid gap-4">
      <ControlForm path={path} query={queryOf(calculator, state)} sets={["of", "swing"]}>
        <OutputChoice calculator={calculator} state={state} speaker={speaker} />
        <SelectField
          label={t("swing")}
          name="swing"
          defaultValue={String(state.swing)}
          key={state.swing}
          options={swings.map((swing) => ({ value: String(swing), label: `±${swing}%` }))}
        />
      </ControlForm>
      <TornadoChart
        title={t("title", { output: say(output.label, speaker), swing: state.swing })}
        unit={unitName(output.unit, speaker)}
        format={(value) => formatBare(Number(value.toPrecision(4)), output.unit, speaker)}
        lowHeader={t("low", { swing: state.swing })}
        highHeader={t("high", { swing: state.swing })}
        note={[
          t("note"),
          ...(still.length === 0 ? [] : [t("still", { inputs: still.join(t("separator")) })]),
        ].join(" ")}
        inputs={moved.map(({ field, low, high, base, lowInput, highInput }) => ({
          id: field.name,
          label: say(field.label, speaker),
          low: low ?? Number.NaN,
          high: high ?? Number.NaN,
          base: base ?? Number.NaN,
          lowInput: formatBare(Number(lowInput.toPrecision(4)), field.unit, speaker),
          highInput: formatBare(Number(highInput.toPrecision(4)), field.unit, speaker),
        }))}
      />
    </div>
  );
}
