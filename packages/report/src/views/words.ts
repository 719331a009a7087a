interface Vocabulary {
  inputs: string;
  results: string;
  steps: string;
  run: string;
  stated: string;
  recomputed: string;
  deviation: string;
  chart: string;
  waiting: string;
  failed: string;
  none: string;
  verdicts: Record<string, string>;
  /** Units that read better in another form; the others stand as they are. */
  units: Record<string, string>;
}

export type Words = Record<"en" | "zh", Vocabulary>;

/** What the calculator page says, in both languages. */
export const words: Words = {
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
    verdicts: {
      reproduced: "reproduced",
      close: "close",
      off: "off",
      consistent: "consistent",
      inconsistent: "inconsistent",
      "not-run": "not run",
    },
    units: {
      percent: "%",
      choice: "",
      count: "",
      "percentage-point": "points",
      "power-of-ten": "power of ten",
    },
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
    verdicts: {
      reproduced: "可复现",
      close: "接近",
      off: "偏离",
      consistent: "一致",
      inconsistent: "不一致",
      "not-run": "未运行",
    },
    units: {
      percent: "%",
      choice: "",
      count: "",
      "percentage-point": "个百分点",
      "power-of-ten": "数量级",
      USD: "美元",
      CNY: "元",
      gpu: "卡",
      "gpu-hour": "卡时",
      server: "台",
      day: "天",
      month: "个月",
      year: "年",
      hour: "小时",
      multiple: "倍",
      person: "人",
      company: "家",
    },
  },
};
