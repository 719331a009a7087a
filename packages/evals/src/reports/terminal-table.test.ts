import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { summary } from "./__fixtures__/summary.ts";
import { terminalTable } from "./terminal-table.ts";

it("fits scores, failures, differences and what is missing into 80 columns", () => {
  expect(terminalTable(summary, { width: 80, isColour: false }))
    .toBe(`report-questions v1: Questions of the report (test)
State of AI report 2025, questions of 2026-10, CC-BY-4.0, 100 samples,
  0123456789abcdef
run run-1, 1 epoch, seed 1, revision 0123456789ab with uncommitted changes

model             accuracy                n    tries  failed  lost  unscored
openai/gpt-5.5    0.87 [0.79, 0.92]     100   95/100       3     2         1
no-op (baseline)  0.000 [0.000, 0.040]  100  100/100       0     0         0
classic/report    0.79 [0.70, 0.86]     100  100/100       0     0         0

model             missing  token-f1             n     p50/p95    cost
openai/gpt-5.5          2  0.91 [0.88, 0.94]  100  812ms/2.4s  0.0314
no-op (baseline)        0  0.00 [0.00, 0.00]   50           –       0
classic/report          0  –                    0    6ms/14ms       –

Paired differences of accuracy, 95% intervals (* significant after Holm)
model           less            difference                 p  Holm p    won:lost
openai/gpt-5.5  no-op           +0.87 [+0.80, +0.94]  <0.001  <0.001 *      83:0
openai/gpt-5.5  classic/report  +0.08 [-0.01, +0.17]   0.031   0.062        14:6

Failed or missing
The run is not complete: of 300 tries 2 were lost to the provider and 2 were not
  tried. Resume it before you rely on it.
openai/gpt-5.5: 3 failed by the model (count as 0), 2 lost to the provider (not
  counted), 1 without a score (not counted, the scorer abstained on 1), 2 not
  tried
openai/gpt-5.5: 3 × solver.timeout: no answer within 300 s
openai/gpt-5.5: 2 × run.model_unreachable: 503 from *the* provider
openai/gpt-5.5: 1 × scorer.abstained: the price of the model is not known
`);
});

it("shows all columns where there is room", () => {
  const [, table = ""] = terminalTable(summary, { width: 140, isColour: false }).split("\n\n");
  expect(table)
    .toBe(`model             accuracy                n    tries  failed  lost  unscored  missing  token-f1             n     p50/p95    cost
openai/gpt-5.5    0.87 [0.79, 0.92]     100   95/100       3     2         1        2  0.91 [0.88, 0.94]  100  812ms/2.4s  0.0314
no-op (baseline)  0.000 [0.000, 0.040]  100  100/100       0     0         0        0  0.00 [0.00, 0.00]   50           –       0
classic/report    0.79 [0.70, 0.86]     100  100/100       0     0         0        0  –                    0    6ms/14ms       –`);
});

it("becomes a block for each model where the terminal is narrow, and still names every failure", () => {
  const text = terminalTable(summary, { width: 30, isColour: false });
  expect(text).toContain(
    "openai/gpt-5.5\n  accuracy: 0.87 [0.79, 0.92]\n  n: 100\n  tries: 95/100\n  failed: 3\n  lost: 2\n  unscored: 1\n  missing: 2\n  token-f1: ",
  );
  for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(30);
});

it("paints for a terminal, with the same text", () => {
  const painted = terminalTable(summary, { width: 80, isColour: true });
  expect(painted).toContain("\u001B[1m0.87 [0.79, 0.92]\u001B[0m");
  expect(painted).toContain("\u001B[2mno-op (baseline)\u001B[0m");
  const strip = (text: string) => stripVTControlCharacters(text);
  expect(strip(painted)).toBe(terminalTable(summary, { width: 80, isColour: false }));
});

it("lets no model's name move the cursor or break a line", () => {
  const [first, ...others] = summary.aggregates.models;
  if (first === undefined) throw new Error("the fixture is empty");
  const model = "\u001B[2J模型\n甲\u202E";
  const hostile = { ...summary, aggregates: { comparisons: [], models: [{ ...first, model }, ...others] } };
  const text = terminalTable(hostile, { width: 80, isColour: false });
  expect(text).toContain("\n[2J模型 甲 ");
  expect(text).not.toContain("\u001B");
  expect(text).not.toContain("\u202E");
});
