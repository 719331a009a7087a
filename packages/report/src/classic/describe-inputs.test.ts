import { expect, it } from "vitest";
import { calculators } from "../calculators/index.ts";
import { describeInputs } from "./describe-inputs.ts";

const lines = describeInputs().split("\n");

it("names the inputs of every calculator with default and unit, or with what may be chosen", () => {
  expect(lines).toHaveLength(calculators.length);
  expect(lines).toContain(
    "  training-cost: accelerators 25000 gpu, trainingDays 95 day, pricePerAcceleratorHourUsd 1 USD per hour, trainingFlop 2.15e+25 flop, utilisationPercent 34 percent",
  );
  expect(lines.join("\n")).toContain(
    "  growth-rate: unknown rate rate|start|end|years, start 142000000000 amount",
  );
});

it("stays short: a model reads it with every turn", () => {
  expect(lines.join("\n").length).toBeLessThan(8000);
});
