import { sectionPath, sections } from "@assay/report";
import type { Section } from "@assay/report";
import { calculators } from "@assay/report/calculators";
import type { Calculator } from "@assay/report/calculators";

export interface CalculatorGroup {
  /** The layer of the report. */
  layer: Section;
  calculators: Calculator[];
}

/** The innermost section that holds a line, and those it stands in, outermost first. */
export function pathOfLine(line: number): Section[] {
  const holding = sections().filter(({ lines: [first, last] }) => first <= line && line <= last);
  const inner = holding.toSorted((a, b) => a.lines[1] - a.lines[0] - (b.lines[1] - b.lines[0]))[0];
  return inner === undefined ? [] : sectionPath(inner.id);
}

/** The layer that most of a calculator's passages stand in; of several, the first. */
function layerOf({ lines }: Calculator): Section | undefined {
  const layers = lines.flatMap(([first]) => pathOfLine(first)[0] ?? []);
  const count = (id: string) => layers.filter((layer) => layer.id === id).length;
  return layers.toSorted((a, b) => count(b.id) - count(a.id))[0];
}

/** The calculators by the layer of the passages they rerun, in the report's order; ids narrow them. */
export function groupCalculators(ids?: ReadonlySet<string>): CalculatorGroup[] {
  const groups = new Map<string, CalculatorGroup>();
  for (const calculator of calculators) {
    if (ids !== undefined && !ids.has(calculator.id)) continue;
    const layer = layerOf(calculator);
    if (layer === undefined) continue;
    const group = groups.get(layer.id) ?? { layer, calculators: [] };
    group.calculators.push(calculator);
    groups.set(layer.id, group);
  }
  return [...groups.values()].toSorted((a, b) => a.layer.lines[0] - b.layer.lines[0]);
}
