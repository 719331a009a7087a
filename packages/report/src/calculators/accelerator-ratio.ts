import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { ceil, div, mul } from "./quantity.ts";

/** How many chips of one kind make up for another (report line 98). */
export const acceleratorRatio = defineCalculator({
  id: "accelerator-ratio",
  title: { en: "Chip against chip", zh: "芯片算力对比" },
  summary: {
    en: "Peak rate of a chip against two references, and how many of it match one. The 512 teraflops are the report's; the references are NVIDIA's figures with sparsity, 624 for the A100 and 1,979 for the H100 in FP16. Memory, links and software decide as much.",
    zh: "单芯片峰值与两款参照之比，以及需多少颗才能匹配。512 TFLOPS取报告；参照取英伟达稀疏FP16标称：A100为624、H100为1979。显存、互联与软件同样关键。",
  },
  lines: [[98, 98]],
  main: "ratioToReference",
  input: z.strictObject({
    chipTeraflops: number({
      default: 512,
      unit: "teraflops",
      positive: true,
      label: { en: "Peak rate of the chip", zh: "芯片峰值算力" },
    }),
    referenceTeraflops: number({
      default: 624,
      unit: "teraflops",
      positive: true,
      label: { en: "Peak rate of the A100", zh: "A100峰值算力" },
    }),
    flagshipTeraflops: number({
      default: 1979,
      unit: "teraflops",
      positive: true,
      label: { en: "Peak rate of the H100", zh: "H100峰值算力" },
    }),
    fleet: number({
      default: 10000,
      unit: "gpu",
      label: { en: "Flagships to replace", zh: "需替代的旗舰卡数" },
    }),
  }),
  output: z.strictObject({
    ratioToReference: result("ratio", { en: "Chip against A100", zh: "相对A100" }),
    ratioToFlagship: result("ratio", { en: "Chip against H100", zh: "相对H100" }),
    chipsPerFlagship: result("ratio", { en: "Chips for one H100", zh: "每H100需芯片数" }),
    chipsForFleet: result("gpu", { en: "Chips for the fleet", zh: "替代机群所需芯片" }),
  }),
  compute({ q, step }) {
    const ratioToReference = step("ratioToReference", "ratio", div(q.chipTeraflops, q.referenceTeraflops));
    const ratioToFlagship = step("ratioToFlagship", "ratio", div(q.chipTeraflops, q.flagshipTeraflops));
    const chipsPerFlagship = step("chipsPerFlagship", "ratio", div(q.flagshipTeraflops, q.chipTeraflops));
    const chipsForFleet = step("chipsForFleet", "gpu", ceil(mul(q.fleet, chipsPerFlagship)));
    return { ratioToReference, ratioToFlagship, chipsPerFlagship, chipsForFleet };
  },
});
