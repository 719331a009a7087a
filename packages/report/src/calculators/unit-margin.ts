import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, sub } from "./quantity.ts";

/**
 * What is left of a subscription after commission, royalties and the cost of what it generates
 * (report lines 467-468 for Midjourney, 546 for Spotify's royalties).
 */
export const unitMargin = defineCalculator({
  id: "unit-margin",
  title: { en: "Margin of a subscription", zh: "单个订阅的毛利" },
  summary: {
    en: "Takes the platform's commission, royalties and the cost of the generated items off a month's price and gives the gross margin, and the items a target margin allows. Price, commission, cost of an image, target margin and free images are the report's for Midjourney; 200 images a month are assumed, about what three hours of fast generation on the cheapest plan make at a minute each. Royalties are nil for images and about 70 percent for Spotify. Training and staff are left out.",
    zh: "从月费中扣除平台手续费、版权分成与生成成本，得出毛利率，以及目标毛利率允许的生成量。价格、手续费、单张成本、目标毛利与免费张数取自报告对 Midjourney 的数字；每月 200 张为假设，约等于最低档三小时快速生成、每张一分钟。图片版权分成为零，Spotify 约 70%。不计训练与人员。",
  },
  lines: [
    [467, 468],
    [546, 546],
  ],
  main: "grossMarginPercent",
  input: z.strictObject({
    pricePerMonthUsd: number({
      default: 10,
      unit: "USD per month",
      positive: true,
      label: { en: "Price of a month", zh: "月费" },
    }),
    commissionPercent: percentage({
      default: 10,
      label: { en: "Platform's commission", zh: "平台手续费率" },
    }),
    royaltyPercent: percentage({ default: 0, label: { en: "Royalties", zh: "版权分成率" } }),
    itemsPerMonth: number({
      default: 200,
      unit: "image per month",
      label: { en: "Items a subscriber generates", zh: "每订阅者每月生成量" },
    }),
    costPerItemUsd: number({
      default: 0.005,
      unit: "USD per image",
      positive: true,
      label: { en: "Cost of an item", zh: "单张生成成本" },
    }),
    freeItems: number({
      default: 25,
      unit: "image",
      label: { en: "Free items before subscribing", zh: "订阅前免费生成量" },
    }),
    targetMarginPercent: percentage({
      default: 80,
      label: { en: "Gross margin to reach", zh: "目标毛利率" },
    }),
  }),
  output: z.strictObject({
    commissionUsd: result("USD per month", { en: "Commission", zh: "手续费" }),
    royaltyUsd: result("USD per month", { en: "Royalties", zh: "版权分成" }),
    itemCostUsd: result("USD per month", { en: "Cost of the items", zh: "生成成本" }),
    grossProfitUsd: result("USD per month", { en: "Gross profit", zh: "毛利" }),
    grossMarginPercent: result("percent", { en: "Gross margin", zh: "毛利率" }),
    itemCostPercent: result("percent", { en: "Items as a share of the price", zh: "生成成本占价格比例" }),
    itemsAtTargetMargin: result("image per month", {
      en: "Items the target margin allows",
      zh: "目标毛利率允许的生成量",
    }),
    freeTrialCostUsd: result("USD", { en: "Cost of the free items", zh: "免费试用成本" }),
  }),
  compute({ q, step }) {
    const commissionUsd = step(
      "commissionUsd",
      "USD per month",
      mul(q.pricePerMonthUsd, percent(q.commissionPercent)),
    );
    const royaltyUsd = step(
      "royaltyUsd",
      "USD per month",
      mul(q.pricePerMonthUsd, percent(q.royaltyPercent)),
    );
    const itemCostUsd = step("itemCostUsd", "USD per month", mul(q.itemsPerMonth, q.costPerItemUsd));
    const grossProfitUsd = step(
      "grossProfitUsd",
      "USD per month",
      sub(q.pricePerMonthUsd, add(commissionUsd, royaltyUsd, itemCostUsd)),
    );
    const grossMarginPercent = step(
      "grossMarginPercent",
      "percent",
      mul(div(grossProfitUsd, q.pricePerMonthUsd), 100),
    );
    const itemCostPercent = step(
      "itemCostPercent",
      "percent",
      mul(div(itemCostUsd, q.pricePerMonthUsd), 100),
    );
    const allowedItemCostUsd = step(
      "allowedItemCostUsd",
      "USD per month",
      sub(
        sub(q.pricePerMonthUsd, add(commissionUsd, royaltyUsd)),
        mul(q.pricePerMonthUsd, percent(q.targetMarginPercent)),
      ),
    );
    const itemsAtTargetMargin = step(
      "itemsAtTargetMargin",
      "image per month",
      div(allowedItemCostUsd, q.costPerItemUsd),
    );
    const freeTrialCostUsd = step("freeTrialCostUsd", "USD", mul(q.freeItems, q.costPerItemUsd));
    return {
      commissionUsd,
      royaltyUsd,
      itemCostUsd,
      grossProfitUsd,
      grossMarginPercent,
      itemCostPercent,
      itemsAtTargetMargin,
      freeTrialCostUsd,
    };
  },
});
