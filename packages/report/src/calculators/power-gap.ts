import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { div, mul } from "./quantity.ts";

/** How a cluster's power compares with a brain's (report lines 10 and 11). */
export const powerGap = defineCalculator({
  id: "power-gap",
  title: { en: "Brain against cluster: power", zh: "人脑与集群：功耗" },
  summary: {
    en: "Power of a cluster against a brain's, and the energy of a day. Defaults are the report's ten watts, 250 watts a card and ten thousand cards. Servers, cooling and networks are left out.",
    zh: "集群与人脑的功耗之比，以及一天的能耗。默认值取报告：人脑10瓦、单卡250瓦、万卡。不含服务器、散热与网络。",
  },
  lines: [[10, 11]],
  main: "ratio",
  input: z.strictObject({
    brainWatts: number({
      default: 10,
      unit: "watt",
      positive: true,
      label: { en: "Power of a brain", zh: "人脑功耗" },
    }),
    acceleratorWatts: number({
      default: 250,
      unit: "watt",
      label: { en: "Power of an accelerator", zh: "单卡功耗" },
    }),
    accelerators: number({ default: 10_000, unit: "gpu", label: { en: "Accelerators", zh: "卡数" } }),
  }),
  output: z.strictObject({
    clusterWatts: result("watt", { en: "Power of the cluster", zh: "集群功耗" }),
    ratio: result("multiple", { en: "Cluster against brain", zh: "集群为人脑的倍数" }),
    singleRatio: result("multiple", { en: "One accelerator against brain", zh: "单卡为人脑的倍数" }),
    clusterKilowattHoursPerDay: result("kilowatt-hour", {
      en: "Energy of the cluster a day",
      zh: "集群日耗电",
    }),
  }),
  compute({ q, step }) {
    const clusterWatts = step("clusterWatts", "watt", mul(q.acceleratorWatts, q.accelerators));
    const ratio = step("ratio", "multiple", div(clusterWatts, q.brainWatts));
    const singleRatio = step("singleRatio", "multiple", div(q.acceleratorWatts, q.brainWatts));
    const clusterKilowattHoursPerDay = step(
      "clusterKilowattHoursPerDay",
      "kilowatt-hour",
      div(mul(clusterWatts, 24), 1000),
    );
    return { clusterWatts, ratio, singleRatio, clusterKilowattHoursPerDay };
  },
});
