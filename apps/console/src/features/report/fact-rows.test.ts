import { expect, test } from "vitest";
import { factById } from "@assay/report";
import { factTitle } from "./fact-rows.ts";

test.each([
  ["gpt4-parameter-count", "Parameters GPT-4 may have", "GPT-4可能的参数量"],
  ["fine-tuning-runs", "Fine-tuning runs in the example", "微调测算的训练次数"],
  ["reality-labs-spending", "Money Meta spent on Reality Labs", "Meta在Reality Labs上的投入"],
])("tells %s apart by its subject, in both languages", (id, english, chinese) => {
  const fact = factById().get(id);
  expect(fact === undefined ? [] : [factTitle(fact, "en"), factTitle(fact, "zh")]).toEqual([
    english,
    chinese,
  ]);
});
