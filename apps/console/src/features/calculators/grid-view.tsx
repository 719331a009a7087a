import { useTranslations } from "next-intl";
import { SelectField } from "@assay/ui/field";
import { HeatTable } from "@assay/ui/heat-table";
import { ControlForm } from "./control-form.tsx";
import { EndsFields } from "./ends-fields.tsx";
import { formatBare, say, unitName } from "./format-value.ts";
import { fieldsOf } from "./fields.ts";
import { InputChoice, OutputChoice, outputNamed } from "./output-choice.tsx";
import { computeTwoWay } from "./sensitivity.ts";
import { gridSizes, numberFields, queryOf } from "./state.ts";
import type { ViewProps } from "./tornado-view.tsx";
import { hrefOf } from "./query.ts";

const controls = ["of", "row", "rowFrom", "rowTo", "column", "columnFrom", "columnTo", "size"];

/** One output over two inputs; a cell leads to the calculation with its inputs. */
export function GridView({ calculator, state, path, speaker }: ViewProps) {
  const t = useTranslations("calculators.grid");
  const fields = numberFields(fieldsOf(calculator));
  const row = fields.find(({ name }) => name === state.row);
  const column = fields.find(({ name }) => name === state.column);
  const grid = computeTwoWay(calculator, state);
  if (grid === undefined || row === undefined || column === undefined)
    return <p className="text-muted">{t("none")}</p>;
  const output = outputNamed(calculator, state.of);
  const print = (unit: string) => (value: number) => formatBare(Number(value.toPrecision(4)), unit, speaker);
  const [rowText, columnText] = [print(row.unit), print(column.unit)];
  const ends = (values: number[], text: (value: number) => string): [string, string] => [
    text(values[0] ?? 0),
    text(values.at(-1) ?? 0),
  ];
  return (
    <div className="grid gap-4">
      <ControlForm path={path} query={queryOf(calculator, state)} sets={controls}>
        <OutputChoice calculator={calculator} state={state} speaker={speaker} />
        <InputChoice
          calculator={calculator}
          speaker={speaker}
          name="row"
          label={t("rows")}
          value={state.row}
        />
        <EndsFields names={["rowFrom", "rowTo"]} ends={state.rowEnds} shown={ends(grid.rows, rowText)} />
        <InputChoice
          calculator={calculator}
          speaker={speaker}
          name="column"
          label={t("columns")}
          value={state.column}
        />
        <EndsFields
          names={["columnFrom", "columnTo"]}
          ends={state.columnEnds}
          shown={ends(grid.columns, columnText)}
        />
        <SelectField
          label={t("size")}
          name="size"
          defaultValue={String(state.size)}
          key={state.size}
          options={gridSizes.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
        />
      </ControlForm>
      <HeatTable
        title={t("title", { output: say(output.label, speaker) })}
        note={t("note")}
        corner={`${say(row.label, speaker)} ↓ · ${say(column.label, speaker)} →`}
        unit={unitName(output.unit, speaker)}
        format={(value) => formatBare(Number(value.toPrecision(4)), output.unit, speaker)}
        rows={grid.rows.map((value) => ({ id: String(value), label: rowText(value) }))}
        columns={grid.columns.map((value) => ({ id: String(value), label: columnText(value) }))}
        cells={grid.cells.map(({ at, value, error }) => {
          const [one, other] = [String(at[row.name]), String(at[column.name])];
          const inputs = { [row.name]: one, [column.name]: other };
          return {
            row: one,
            column: other,
            value,
            error: error === undefined ? undefined : t("cannot"),
            href: hrefOf(path, queryOf(calculator, state, { inputs })),
          };
        })}
      />
    </div>
  );
}
