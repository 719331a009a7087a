/** What the calculator page says, in both languages. */
export const words = {
  en: {
    inputs: "Inputs",
    results: "Results",
    steps: "Step by step",
    run: "Calculate",
    stated: "The report states",
    recomputed: "Recomputed",
    deviation: "Deviation",
    chart: "When one input changes",
    waiting: "Waiting for a calculation…",
    failed: "The calculation failed",
    none: "This claim has no figure to recompute.",
  },
  zh: {
    inputs: "输入",
    results: "结果",
    steps: "逐步计算",
    run: "计算",
    stated: "报告所述",
    recomputed: "重新计算",
    deviation: "偏差",
    chart: "改变一个输入",
    waiting: "等待计算结果…",
    failed: "计算失败",
    none: "此论断没有可重算的数字。",
  },
};

export type Words = typeof words;
