import { describe, expect, test } from "vitest";
import { toolContext } from "@assay/toolkit";
import { calculators, findCalculator } from "@assay/report/calculators";
import type { Calculator } from "@assay/report/calculators";
import { createReportToolkit } from "@assay/report";
import { calculatorCsv } from "./calculator-csv.ts";
import { compareScenarios } from "./compare-scenarios.ts";
import { fieldsOf } from "./fields.ts";
import { parseInput, parseNumber } from "./parse-input.ts";
import { toQuery } from "./query.ts";
import { cleanName, keepScenario, mostScenarios, readScenario, writeScenario } from "./scenarios.ts";
import { computeCurve, computeTornado, computeTwoWay } from "./sensitivity.ts";
import { controlNames, queryOf, readState, views } from "./state.ts";
import type { ReadState } from "./state.ts";
import { speakers } from "./testing.ts";

function calculator(id: string): Calculator {
  const found = findCalculator(id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** Reads a query as Next hands it to a page. */
function read(id: string, query: string): ReadState {
  const params: Record<string, string | string[]> = {};
  const search = new URLSearchParams(query);
  for (const name of search.keys()) {
    const values = search.getAll(name);
    params[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return readState(calculator(id), params);
}

const ids = calculators.map(({ id }) => id);

describe("the forms", () => {
  test.each(ids)("%s submits its defaults to the report's own result", (id) => {
    const fields = fieldsOf(calculator(id));
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(calculator(id).input.shape));
    const submitted = new URLSearchParams(fields.map(({ name, base }) => [name, base]));
    const { state, problems, moved } = read(id, submitted.toString());
    expect({ problems, moved, texts: state.read.texts }).toEqual({ problems: [], moved: "", texts: {} });
    const typed = Object.fromEntries(
      fields.map((field) => {
        const parsed = parseInput(field, field.base);
        return [field.name, parsed.ok ? parsed.value : undefined];
      }),
    );
    expect(calculator(id).run(typed)).toEqual(calculator(id).run({}));
  });

  test("no input is called as a parameter of the page is", () => {
    const names = calculators.flatMap(({ input }) => Object.keys(input.shape));
    expect(names.filter((name) => controlNames.some((control) => control === name))).toEqual([]);
  });
});

describe("numbers", () => {
  test.each([
    ["1,200.5", 1200.5],
    ["１２００", 1200],
    ["−3", -3],
    ["20 %", 20],
    ["1.2e6", 1_200_000],
    [".5", 0.5],
    ["1e999", Number.POSITIVE_INFINITY],
  ])("%s is taken as %s", (text, value) => expect(parseNumber(text)).toBe(value));

  test.each(["", "abc", "1,20", "0x10", "1e", "--1", "NaN", "Infinity", "1 2", "9".repeat(8000)])(
    "%s is no number",
    (text) => expect(parseNumber(text)).toBeUndefined(),
  );

  test.each([
    ["", "empty"],
    ["abc", "text"],
    ["1e999", "huge"],
    ["-1", "notAbove"],
    ["1e31", "high"],
  ])("an input of “%s” is said to be %s", (text, problem) => {
    const { state } = read("training-cost", new URLSearchParams({ accelerators: text }).toString());
    expect(state.read.problems).toEqual({ accelerators: problem });
  });
});

describe("the address", () => {
  test("comes back as it was written, for every view and any inputs", () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (const each of calculators) {
      for (const view of views) {
        const params = new URLSearchParams({ view, swing: "25", size: "10" });
        for (const field of fieldsOf(each)) {
          if (field.kind === "number" && random() < 0.5)
            params.set(field.name, String(random() * 1e4 * 10 ** (random() * 6)));
        }
        const once = queryOf(each, read(each.id, params.toString()).state);
        const { state, moved } = read(each.id, once);
        expect([queryOf(each, state), moved]).toEqual([once, undefined]);
      }
    }
  });

  test("holds only what differs from the report's figures", () => {
    const { moved } = read(
      "training-cost",
      "accelerators=25,000&trainingDays=9.5e1&pricePerAcceleratorHourUsd=2",
    );
    expect(moved).toBe("pricePerAcceleratorHourUsd=2");
  });

  test("is written by the browser as by the server", () => {
    const fields = fieldsOf(calculator("training-cost"));
    const params = new URLSearchParams("accelerators= 10. &trainingDays=95&trainingFlop=abc");
    const browser = toQuery(fields, (name) => params.get(name) ?? undefined, [["view", "grid"]]);
    expect(browser).toBe("accelerators=10.&trainingFlop=abc&view=grid");
    expect(queryOf(calculator("training-cost"), read("training-cost", browser).state)).toBe(browser);
  });

  test.each([
    "view=nothing&swing=33&of=years&over=__proto__&size=1000",
    "accelerators=1&accelerators=2&view=a&view=b",
    `accelerators=${"9".repeat(8000)}&view=${"x".repeat(8000)}`,
    "row=accelerators&column=accelerators&view=grid",
    "from=5&to=1&view=curve",
    "from=NaN&to=1e999&rowFrom=x&columnTo=-1&view=grid",
    "s=~~~&s=x~accelerators&s=x~nothing~1&s=x~accelerators~abc",
    "keep=&keep=x",
    "constructor=1&toString=2&__proto__=3",
    "%00=%FF&%E0%A4%A=1",
  ])("of “%s” never breaks a page, and what is not taken is said", (query) => {
    const { state, problems } = read("training-cost", query);
    expect(problems.length + Object.keys(state.read.problems).length).toBeGreaterThan(0);
    expect(computeTwoWay(calculator("training-cost"), state)?.cells.length).toBeLessThanOrEqual(400);
    expect(computeTornado(calculator("training-cost"), state)).toHaveLength(5);
    expect(computeCurve(calculator("training-cost"), state).length).toBeGreaterThan(0);
    for (const speaker of Object.values(speakers))
      expect(calculatorCsv(calculator("training-cost"), state, { part: "result", speaker })).toContain(
        "\r\n",
      );
  });
});

describe("sensitivity", () => {
  test("a tornado moves each input by the share and nothing else", () => {
    const { state } = read("human-feedback-market", "of=marketUsd&swing=25");
    const swings = computeTornado(calculator("human-feedback-market"), state);
    expect(
      swings.map(({ field, lowInput, highInput, low, high, base }) => [
        field.name,
        lowInput,
        highInput,
        low,
        high,
        base,
      ]),
    ).toEqual([
      ["recordsPerTraining", 22_500, 37_500, 9_000_000, 15_000_000, 12_000_000],
      ["buyers", 7.5, 12.5, 9_000_000, 15_000_000, 12_000_000],
      ["trainingsPerYear", 3, 5, 9_000_000, 15_000_000, 12_000_000],
      ["pricePerRecordUsd", 7.5, 12.5, 9_000_000, 15_000_000, 12_000_000],
    ]);
  });

  test("inputs stay within their bounds and whole numbers stay whole", () => {
    const { state } = read("sampling-power", "confidencePercent=90&swing=50&sampleSize=61");
    const swings = computeTornado(calculator("sampling-power"), state);
    const inputs = new Map(
      swings.map(({ field, lowInput, highInput }) => [field.name, [lowInput, highInput]]),
    );
    expect(inputs.get("confidencePercent")).toEqual([45, 100]);
    expect(inputs.get("sampleSize")).toEqual([31, 92]);
  });

  test.each(ids)("every view of %s can be computed, and a cell that cannot says why", (id) => {
    const { state } = read(id, "size=20&swing=50");
    const grid = computeTwoWay(calculator(id), state);
    expect(grid?.cells.length).toBeLessThanOrEqual(400);
    for (const cell of grid?.cells ?? []) expect(cell.value === undefined).toBe(cell.error !== undefined);
    expect(computeTornado(calculator(id), state).every(({ base }) => base !== undefined)).toBe(true);
    expect(computeCurve(calculator(id), state).length).toBeGreaterThan(1);
  });

  test("a grid is what compare_scenarios answers", async () => {
    const { state } = read(
      "training-cost",
      "of=costUsd&row=accelerators&column=pricePerAcceleratorHourUsd&trainingDays=30",
    );
    const grid = computeTwoWay(calculator("training-cost"), state);
    const tool = createReportToolkit().tools.find(({ name }) => name === "compare_scenarios");
    const answer = await tool?.call(
      {
        id: "training-cost",
        output: "costUsd",
        inputs: { trainingDays: 30 },
        vary: [
          { input: "accelerators", values: grid?.rows },
          { input: "pricePerAcceleratorHourUsd", values: grid?.columns },
        ],
      },
      toolContext(),
    );
    expect(answer).toMatchObject({ cells: grid?.cells });
  });

  test("a curve goes where it is told", () => {
    const { state } = read("human-feedback-market", "of=marketUsd&over=buyers&from=0&to=40");
    const cells = computeCurve(calculator("human-feedback-market"), state);
    expect([cells[0], cells.at(-1)]).toEqual([
      { at: { buyers: 0 }, value: 0 },
      { at: { buyers: 40 }, value: 48_000_000 },
    ]);
  });
});

describe("scenarios", () => {
  const fields = fieldsOf(calculator("training-cost"));

  test.each(["Fast", "更快的一次 (2027)", "a&b=c#d?e%20", "=1+1", "~~x~~", "<script>"])(
    "“%s” comes back as it was kept",
    (name) => {
      const inputs = { accelerators: "10000", pricePerAcceleratorHourUsd: "2.5" };
      expect(readScenario(writeScenario({ name, inputs }), fields)).toEqual({
        name: cleanName(name),
        inputs,
      });
    },
  );

  test("there are six at most, and a name is there once", () => {
    const query = Array.from({ length: 9 }, (_, at) => `s=n${at}~accelerators~${at + 1}`).join("&");
    const { state, problems } = read("training-cost", query);
    expect([state.scenarios.length, problems.length > 0]).toEqual([mostScenarios, true]);
    expect(keepScenario(state.scenarios, { name: "more", inputs: {} })).toBeUndefined();
    expect(keepScenario(state.scenarios, { name: "n0", inputs: {} })?.[0]).toEqual({
      name: "n0",
      inputs: {},
    });
    expect(read("training-cost", `${query}&keep=more`).problems).toContainEqual({
      code: "scenarioFull",
      name: "more",
    });
  });

  test("keeping leads to an address that holds the scenario", () => {
    const { moved } = read("training-cost", "accelerators=10000&keep=Small");
    expect(moved).toBe("accelerators=10000&view=scenarios&s=Small%7Eaccelerators%7E10000");
  });

  test("differences are to the first, and the present inputs stand last when they are new", () => {
    const { state } = read(
      "training-cost",
      "accelerators=50000&s=A~accelerators~10000&s=B~accelerators~20000",
    );
    const { columns, fields: differing } = compareScenarios(calculator("training-cost"), state);
    expect(
      columns.map(({ kind, name, calculation }) => [kind, name, calculation?.outputs["costUsd"]]),
    ).toEqual([
      ["kept", "A", 22_800_000],
      ["kept", "B", 45_600_000],
      ["present", "", 114_000_000],
    ]);
    expect(differing.map(({ name }) => name)).toEqual(["accelerators"]);
  });
});

describe("CSV", () => {
  test("a name that a spreadsheet would run as a formula is defused", () => {
    const { state } = read(
      "training-cost",
      new URLSearchParams({ s: "=HYPERLINK(1)~accelerators~10000" }).toString(),
    );
    const text = calculatorCsv(calculator("training-cost"), state, {
      part: "scenarios",
      speaker: speakers.en,
    });
    expect(text).toContain("'=HYPERLINK(1)");
  });

  test.each(ids)("every part of %s is written in both languages", (id) => {
    const { state } = read(id, "");
    for (const speaker of Object.values(speakers)) {
      for (const part of ["result", "tornado", "curve", "grid", "scenarios"] as const)
        expect(calculatorCsv(calculator(id), state, { part, speaker }).split("\r\n").length).toBeGreaterThan(
          2,
        );
    }
  });
});
