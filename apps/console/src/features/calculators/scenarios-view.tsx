import Link from "next/link";
import { useTranslations } from "next-intl";
import { TextField } from "@assay/ui/field";
import { Table, Td, Th } from "@assay/ui/table";
import { compareScenarios } from "./compare-scenarios.ts";
import type { Compared } from "./compare-scenarios.ts";
import { ControlForm } from "./control-form.tsx";
import { formatBare, formatValue, say } from "./format-value.ts";
import { fieldsOf } from "./fields.ts";
import type { Field } from "./fields.ts";
import { parseNumber } from "./parse-input.ts";
import { changeText } from "./results.tsx";
import { mostName, mostScenarios } from "./scenarios.ts";
import { queryOf } from "./state.ts";
import type { ViewProps } from "./tornado-view.tsx";
import { hrefOf } from "./query.ts";

/** Inputs kept under names, side by side. */
export function ScenariosView(props: ViewProps) {
  const { calculator, state, path, speaker } = props;
  const t = useTranslations("calculators.scenarios");
  const { columns, fields, outputs } = compareScenarios(calculator, state);
  const [first] = columns;
  const isFull = state.scenarios.length >= mostScenarios;
  return (
    <div className="grid gap-4">
      {isFull ? (
        <p className="text-muted">{t("full", { most: mostScenarios })}</p>
      ) : (
        <ControlForm path={path} query={queryOf(calculator, state)} sets={["keep"]} submit={t("keep")}>
          <TextField
            label={t("name")}
            name="keep"
            key={state.scenarios.length}
            maxLength={mostName}
            autoComplete="off"
          />
        </ControlForm>
      )}
      {!isFull && <p className="-mt-2 text-xs text-muted">{t("hint", { most: mostScenarios })}</p>}
      <Table caption={t("table")}>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{t("what")}</span>
            </Th>
            {columns.map((column, at) => (
              <Th key={`${column.kind} ${column.name}`} align="right" className="align-bottom">
                <ScenarioHead column={column} at={at} {...props} />
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.length > 0 && <GroupRow label={t("inputs")} span={columns.length + 1} />}
          {fields.map((field) => (
            <tr key={field.name}>
              <RowHead>{say(field.label, speaker)}</RowHead>
              {columns.map((column) => (
                <Td key={`${column.kind} ${column.name}`} align="right">
                  {inputText(field, column.inputs[field.name] ?? field.base, speaker)}
                </Td>
              ))}
            </tr>
          ))}
          <GroupRow label={t("outputs")} span={columns.length + 1} />
          {outputs.map((output) => (
            <tr key={output.name}>
              <RowHead>{say(output.label, speaker)}</RowHead>
              {columns.map((column, at) => {
                const value = numberOf(column, output.name);
                return (
                  <Td key={`${column.kind} ${column.name}`} align="right">
                    {value === undefined ? t("none") : formatValue(value, output.unit, speaker)}
                    {at > 0 && value !== undefined && (
                      <span className="block text-xs text-muted">
                        {changeText(value, numberOf(first, output.name), speaker)}
                      </span>
                    )}
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function ScenarioHead({ column, at, calculator, state, path }: ViewProps & { column: Compared; at: number }) {
  const t = useTranslations("calculators.scenarios");
  if (column.kind !== "kept") return t(column.kind);
  const everything = Object.fromEntries(fieldsOf(calculator).map(({ name }) => [name, column.inputs[name]]));
  const without = state.scenarios.toSpliced(at, 1);
  return (
    <span className="grid justify-items-end">
      <Link
        href={hrefOf(path, queryOf(calculator, state, { inputs: everything }))}
        prefetch={false}
        scroll={false}
        className="link max-w-40 truncate coarse:flex coarse:min-h-11 coarse:items-center"
        title={t("open", { name: column.name })}
      >
        {column.name}
      </Link>
      <Link
        href={hrefOf(path, queryOf(calculator, state, { scenarios: without }))}
        prefetch={false}
        scroll={false}
        className="text-xs font-normal text-muted underline hover:text-ink coarse:flex coarse:min-h-11 coarse:items-center"
        aria-label={t("removeNamed", { name: column.name })}
      >
        {t("remove")}
      </Link>
    </span>
  );
}

function GroupRow({ label, span }: { label: string; span: number }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={span} className="pt-3 pb-1 text-left text-xs font-medium text-faint">
        {label}
      </th>
    </tr>
  );
}

function RowHead({ children }: { children: string }) {
  return (
    <th scope="row" className="min-w-28 border-b border-line py-1.5 pr-2 text-left font-normal">
      {children}
    </th>
  );
}

function inputText(field: Field, text: string, speaker: ViewProps["speaker"]): string {
  if (field.kind === "choice")
    return speaker.words.has(`choices.${text}`) ? speaker.words(`choices.${text}`) : text;
  const value = parseNumber(text);
  return value === undefined || !Number.isFinite(value) ? text : formatBare(value, field.unit, speaker);
}

function numberOf(column: Compared | undefined, name: string): number | undefined {
  const value = column?.calculation?.outputs[name];
  return typeof value === "number" ? value : undefined;
}
