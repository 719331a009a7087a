import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Calculation, calculators } from "./index.ts";
import type { Calculator } from "./index.ts";

/** The parts of JSON Schema that calculators use. */
interface Schema {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  multipleOf?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
}

/** Anything the schema allows, the ends of every range included. */
function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, minimum = -1e30, maximum = 1e30, exclusiveMinimum, multipleOf } = schema;
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (type === "array") {
    const { items = {}, minItems = 0, maxItems = 5 } = schema;
    return fc.array(anyOf(items), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 4) });
  }
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, each]) => [name, anyOf(each)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  }
  if (type === "integer" || multipleOf === 1) {
    const lowest = Math.max(exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1, -1e9);
    return fc.integer({ min: Math.ceil(lowest), max: Math.min(maximum, 2e9) });
  }
  if (type === "number") {
    const [min, minExcluded] = exclusiveMinimum === undefined ? [minimum, false] : [exclusiveMinimum, true];
    return fc.oneof(
      fc.double({ min, max: maximum, minExcluded, noNaN: true }),
      fc.double({ min, max: Math.min(maximum, 1e4), minExcluded, noNaN: true }),
    );
  }
  return fc.boolean();
}

function anyInputs(calculator: Calculator): fc.Arbitrary<unknown> {
  return anyOf(z.toJSONSchema(calculator.input, { io: "input" }) as Schema);
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe.each(calculators.map((calculator) => [calculator.id, calculator] as const))(
  "%s",
  (_id, calculator) => {
    it("answers the report's own figures with a trace, and every figure with its unit", () => {
      const outcome = calculator.run({});
      expect(outcome).toMatchObject({ ok: true, calculation: { calculator: calculator.id } });
      const { trace, units } = (outcome as { calculation: Calculation }).calculation;
      expect(trace.length).toBeGreaterThan(0);
      expect(Object.values(units)).not.toContain("");
    });

    it("gives finite numbers or says which field has none, for anything its schema allows [report.calculators]", () => {
      const finite = fc.property(anyInputs(calculator), (inputs) => {
        const outcome = calculator.run(inputs);
        if (!outcome.ok)
          return outcome.failure.issues.every(({ field, message }) => field !== "" && message !== "");
        const { outputs, trace } = Calculation.parse(outcome.calculation);
        const output = calculator.output.safeParse(outputs);
        return output.success && numbersIn([outputs, trace]).every(Number.isFinite);
      });
      expect(fc.check(finite, { numRuns: 200 })).toMatchObject({ failed: false });
    });

    it("gives the same answer twice", () => {
      fc.assert(
        fc.property(anyInputs(calculator), (inputs) => {
          expect(calculator.run(inputs)).toEqual(calculator.run(structuredClone(inputs)));
        }),
        { numRuns: 20 },
      );
    });

    it.each([
      ["not a number", Number.NaN],
      ["infinite", Number.POSITIVE_INFINITY],
      ["larger than any figure of the report", 1e300],
      ["a word", "many"],
      ["nothing", null],
    ])("refuses an input that is %s and names it", (_what, value) => {
      const names = Object.keys(calculator.input.shape);
      const accepted = names.filter((name) => {
        const outcome = calculator.run({ [name]: value });
        return outcome.ok || !outcome.failure.issues.some(({ field }) => field === name);
      });
      expect(accepted).toEqual([]);
    });

    it("refuses an input it does not have", () => {
      expect(calculator.run({ nonsense: 1 })).toMatchObject({
        ok: false,
        failure: { code: "invalid_input" },
      });
    });
  },
);
