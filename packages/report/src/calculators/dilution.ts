import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, sub } from "./quantity.ts";

/**
 * A pool shared out by plays, or a company by its shares, before and after new items enter: h ÷ N against h ÷ (N + w × n)
 * (report lines 544 and 546 for streaming revenue and the royalties' 70 percent; the pro-rata rule is the streaming services').
 */
export const dilution = defineCalculator({
  id: "dilution",
  title: { en: "Dilution by new items", zh: "新增内容的稀释" },
  summary: {
    en: "A royalty pool split by plays gives every track less when generated tracks take plays; the same formula gives an owner's part after new shares. Revenue of 13 billion dollars and royalties of 70 percent are the report's; a catalogue of 100 million tracks, 10 million generated ones played a tenth as much, and a holder of a million tracks are assumed. Plays that new tracks add rather than take are left out, as are minimum guarantees.",
    zh: "按播放量分配的版权池，会因生成曲目分走播放而摊薄；同一公式也适用于增发后的持股比例。130 亿美元收入与七成版权费取自报告；1 亿首曲库、1000 万首播放量为十分之一的生成曲目，以及持有 100 万首的权利人为假设。不计新曲带来的新增播放与保底金。",
  },
  lines: [
    [544, 544],
    [546, 546],
    [553, 554],
  ],
  source: "Pro-rata sharing of a royalty pool; the same fraction as ownership after an issue of shares",
  main: "dilutionPercent",
  input: z
    .strictObject({
      revenueUsd: number({
        default: 13_000_000_000,
        unit: "USD per year",
        label: { en: "Revenue", zh: "收入" },
      }),
      royaltyPercent: percentage({
        default: 70,
        label: { en: "Revenue paid into the pool", zh: "版权费占收入比例" },
      }),
      existingItems: number({
        default: 100_000_000,
        unit: "item",
        positive: true,
        label: { en: "Items before", zh: "原有数量" },
      }),
      heldItems: number({
        default: 1_000_000,
        unit: "item",
        positive: true,
        label: { en: "Items of the holder", zh: "持有数量" },
      }),
      newItems: number({ default: 10_000_000, unit: "item", label: { en: "New items", zh: "新增数量" } }),
      newItemWeight: number({
        default: 0.1,
        unit: "ratio",
        label: {
          en: "Weight of a new item (plays against an old one)",
          zh: "新增项权重（相对原有项的播放量）",
        },
      }),
    })
    .refine((input) => input.heldItems <= input.existingItems, {
      path: ["heldItems"],
      message: "the holder has more items than there are",
    }),
  output: z.strictObject({
    poolUsd: result("USD per year", { en: "Pool", zh: "版权池" }),
    shareBeforePercent: result("percent", { en: "Holder's share before", zh: "稀释前占比" }),
    shareAfterPercent: result("percent", { en: "Holder's share after", zh: "稀释后占比" }),
    payoutBeforeUsd: result("USD per year", { en: "Holder's payout before", zh: "稀释前所得" }),
    payoutAfterUsd: result("USD per year", { en: "Holder's payout after", zh: "稀释后所得" }),
    lostUsd: result("USD per year", { en: "Payout lost", zh: "减少的所得" }),
    dilutionPercent: result("percent", { en: "Dilution", zh: "稀释幅度" }),
  }),
  compute({ q, step }) {
    const poolUsd = step("poolUsd", "USD per year", mul(q.revenueUsd, percent(q.royaltyPercent)));
    const newWeight = step("newWeight", "item", mul(q.newItems, q.newItemWeight));
    const shareBeforePercent = step(
      "shareBeforePercent",
      "percent",
      mul(div(q.heldItems, q.existingItems), 100),
    );
    const shareAfterPercent = step(
      "shareAfterPercent",
      "percent",
      mul(div(q.heldItems, add(q.existingItems, newWeight)), 100),
    );
    const payoutBeforeUsd = step(
      "payoutBeforeUsd",
      "USD per year",
      mul(poolUsd, percent(shareBeforePercent)),
    );
    const payoutAfterUsd = step("payoutAfterUsd", "USD per year", mul(poolUsd, percent(shareAfterPercent)));
    const lostUsd = step("lostUsd", "USD per year", sub(payoutBeforeUsd, payoutAfterUsd));
    const dilutionPercent = step(
      "dilutionPercent",
      "percent",
      mul(div(newWeight, add(q.existingItems, newWeight)), 100),
    );
    return {
      poolUsd,
      shareBeforePercent,
      shareAfterPercent,
      payoutBeforeUsd,
      payoutAfterUsd,
      lostUsd,
      dilutionPercent,
    };
  },
});
