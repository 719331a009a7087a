import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { ceil, div, mul, percent } from "./quantity.ts";

/** How many accelerators finish a training run in time, and what a market that buys them is worth (report lines 58, 81 and 86). */
export const trainingFleet = defineCalculator({
  id: "training-fleet",
  title: { en: "Fleet for a training run", zh: "训练所需机群" },
  summary: {
    en: "Divides the compute of a run by what one accelerator delivers in the days allowed, then prices purchases by several vendors. Defaults are GPT-3 in ten days, eight vendors with 500 servers each and 10,000 dollars a card; the peak rate is NVIDIA's 312 teraflops for an A100 in dense BF16, and the utilisation the report's middle value for GPT-4. Networks, power and spares are left out.",
    zh: "用一次训练的总算力除以单卡在限定天数内的有效算力得到卡数，并按多家厂商采购估算市场。默认值为10天训练GPT-3、8家厂商各500台服务器、单卡1万美元；单卡峰值取英伟达A100的312 TFLOPS（BF16稠密），利用率取报告中GPT-4的中值。不含网络、电力与备件。",
  },
  lines: [
    [58, 58],
    [81, 81],
    [86, 86],
  ],
  main: "accelerators",
  input: z.strictObject({
    petaflopDays: number({
      default: 3640,
      unit: "petaflop-day",
      label: { en: "Compute of the run", zh: "训练总算力" },
    }),
    trainingDays: number({
      default: 10,
      unit: "day",
      positive: true,
      label: { en: "Days allowed", zh: "训练天数" },
    }),
    peakTeraflops: number({
      default: 312,
      unit: "teraflops",
      positive: true,
      label: { en: "Peak rate of an accelerator", zh: "单卡峰值算力" },
    }),
    utilisationPercent: percentage({
      default: 34,
      positive: true,
      label: { en: "Model FLOPs utilisation", zh: "算力利用率（MFU）" },
    }),
    acceleratorsPerServer: number({
      default: 8,
      unit: "gpu",
      positive: true,
      whole: true,
      max: 1024,
      label: { en: "Accelerators in a server", zh: "每台服务器卡数" },
    }),
    pricePerAcceleratorUsd: number({
      default: 10000,
      unit: "USD",
      label: { en: "Price of an accelerator", zh: "单卡售价" },
    }),
    vendors: number({
      default: 8,
      unit: "company",
      whole: true,
      max: 1e6,
      label: { en: "Vendors that buy", zh: "采购厂商数" },
    }),
    serversPerVendor: number({
      default: 500,
      unit: "server",
      whole: true,
      max: 1e9,
      label: { en: "Servers bought by each", zh: "每家采购服务器数" },
    }),
  }),
  output: z.strictObject({
    accelerators: result("gpu", { en: "Accelerators for the run", zh: "训练所需卡数" }),
    servers: result("server", { en: "Servers for the run", zh: "训练所需服务器数" }),
    fleetCostUsd: result("USD", { en: "Price of that fleet", zh: "机群采购价" }),
    purchasedAccelerators: result("gpu", {
      en: "Accelerators bought by all vendors",
      zh: "各厂商采购卡数合计",
    }),
    marketUsd: result("USD", { en: "Market for training accelerators", zh: "训练加速卡市场" }),
  }),
  compute({ q, step }) {
    const petaflopsNeeded = step("petaflopsNeeded", "petaflops", div(q.petaflopDays, q.trainingDays));
    const petaflopsDelivered = step(
      "petaflopsDelivered",
      "petaflops",
      div(mul(q.peakTeraflops, percent(q.utilisationPercent)), 1000),
    );
    const accelerators = step("accelerators", "gpu", div(petaflopsNeeded, petaflopsDelivered));
    const servers = step("servers", "server", ceil(div(accelerators, q.acceleratorsPerServer)));
    const fleetCostUsd = step(
      "fleetCostUsd",
      "USD",
      mul(servers, q.acceleratorsPerServer, q.pricePerAcceleratorUsd),
    );
    const purchasedAccelerators = step(
      "purchasedAccelerators",
      "gpu",
      mul(q.vendors, q.serversPerVendor, q.acceleratorsPerServer),
    );
    const marketUsd = step("marketUsd", "USD", mul(purchasedAccelerators, q.pricePerAcceleratorUsd));
    return { accelerators, servers, fleetCostUsd, purchasedAccelerators, marketUsd };
  },
});
