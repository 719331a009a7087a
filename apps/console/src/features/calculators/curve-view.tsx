import { useTranslations } from "next-intl";
import { LineChart } from "@assay/ui/line-chart";
import { ControlForm } from "./control-form.tsx";
import { EndsFields } from "./ends-fields.tsx";
import { fieldsOf } from "./fields.ts";
import { formatBare, formatValue, say, unitName } from "./format-value.ts";
import { InputChoice, OutputChoice, outputNamed } from "./output-choice.tsx";
import { computeCurve, valueOf } from "./sensitivity.ts";
import { numberFields, queryOf } from "./state.ts";
import type { ViewProps } from "./tornado-view.tsx";

/** One output along a range of one input. */
export function CurveView({ calculator, state, path, speaker }: ViewProps) {
  const t = useTranslations("calculators.curve");
  const field = numberFields(fieldsOf(calculator)).find(({ name }) => name === state.over);
  if (field === undefined) return <p className="text-muted">{t("none")}</p>;
  const output = outputNamed(calculator, state.of);
  const cells = computeCurve(calculator, state);
  const x = (cell: (typeof cells)[number] | undefined) => cell?.at[field.name] ?? 0;
  const short = (value: number) => formatBare(Number(value.toPrecision(4)), field.unit, speaker);
  const wrong = cells.filter(({ error }) => error !== undefined).length;
  return (
    <div className="grid gap-4">
      <ControlForm path={path} query={queryOf(calculator, state)} sets={["of", "over", "from", "to"]}>
        <OutputChoice calculator={calculator} state={state} speaker={speaker} />
        <InputChoice
          calculator={calculator}
          speaker={speaker}
          name="over"
          label={t("over")}
          value={state.over}
        />
        <EndsFields
          names={["from", "to"]}
          ends={state.overEnds}
          shown={[short(x(cells[0])), short(x(cells.at(-1)))]}
        />
      </ControlForm>
      <LineChart
        title={t("title", { output: say(output.label, speaker), input: say(field.label, speaker) })}
        unit={unitName(output.unit, speaker)}
        format={(value) => formatBare(Number(value.toPrecision(4)), output.unit, speaker)}
        formatX={short}
        xLabel={`${say(field.label, speaker)} (${unitName(field.unit, speaker)})`}
        note={[
          t("now", { input: formatValue(valueOf(field, state), field.unit, speaker) }),
          ...(wrong === 0 ? [] : [t("gaps", { count: wrong })]),
        ].join(" ")}
        series={[
          {
            id: output.label.en,
            label: say(output.label, speaker),
            points: cells.map((cell) => ({ x: x(cell), y: cell.value ?? Number.NaN })),
          },
        ]}
      />
    </div>
  );
}
