import { expect, test } from "vitest";
import { factById } from "@assay/report";
import { factTitle } from "./fact-rows.ts";

test.each([
  ["gpt4-parameter-count", "Parameters GPT-4 may have", "GPT-4 可能有 1.8 万亿个参数"],
  ["fine-tuning-runs", "Fine-tuning runs", "训练3次"],
  ["reality-labs-spending", "Meta's Reality Labs", "Meta：烧掉500亿美金"],
])(
  "tells %s apart by its subject, in Chinese by its note and the name it belongs to",
  (id, english, chinese) => {
    const fact = factById().get(id);
    expect(fact === undefined ? [] : [factTitle(fact, "en"), factTitle(fact, "zh")]).toEqual([
      english,
      chinese,
    ]);
  },
);
