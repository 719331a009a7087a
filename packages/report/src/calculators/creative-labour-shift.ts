import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, pow, sub } from "./quantity.ts";

/** How a market of people and software shrinks when AI removes work and software earns more (report line 484). */
export const creativeLabourShift = defineCalculator({
  id: "creative-labour-shift",
  title: { en: "Games art after AI takes part of the work", zh: "AI 替代部分人工后的游戏美术市场" },
  summary: {
    en: "Takes development's share of the games market and art's share of development, splits art into software and labour, removes part of the labour, raises software spending and lets the result grow. All defaults are the report's; its growth rate of 14 percent for China goes in by hand. Lower prices that call up more art are left out.",
    zh: "由游戏市场取开发占比与美术占比，把美术拆成软件与人工，减去部分人工、增加软件支出，再按增速外推。默认值均取自报告；中国 14% 的增速可手动填入。不计降价带来的新增需求。",
  },
  lines: [[484, 484]],
  main: "artMarketAfterUsd",
  input: z.strictObject({
    gamesMarketUsd: number({
      default: 300_000_000_000,
      unit: "USD",
      positive: true,
      label: { en: "Games market", zh: "游戏市场规模" },
    }),
    developmentSharePercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Share of development", zh: "开发环节占比" },
    }),
    artSharePercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Share of art in development", zh: "美术占开发的比例" },
    }),
    softwareSharePercent: percentage({
      default: 20,
      label: { en: "Share of software in art", zh: "美术中软件占比" },
    }),
    labourRemovedPercent: percentage({
      default: 50,
      label: { en: "Labour that AI removes", zh: "被替代的人工比例" },
    }),
    softwareIncreasePercent: percentage({
      default: 100,
      max: 10_000,
      label: { en: "Increase of software spending", zh: "软件支出增幅" },
    }),
    growthPercent: percentage({
      default: 6,
      max: 1000,
      label: { en: "Growth a year", zh: "年增速" },
    }),
    years: number({ default: 1, unit: "year", max: 100, label: { en: "Years of growth", zh: "外推年数" } }),
  }),
  output: z.strictObject({
    artMarketUsd: result("USD", { en: "Art before AI", zh: "替代前美术市场" }),
    softwareBeforeUsd: result("USD", { en: "Software before", zh: "替代前软件支出" }),
    labourBeforeUsd: result("USD", { en: "Labour before", zh: "替代前人工支出" }),
    softwareAfterUsd: result("USD", { en: "Software after", zh: "替代后软件支出" }),
    labourAfterUsd: result("USD", { en: "Labour after", zh: "替代后人工支出" }),
    artMarketAfterUsd: result("USD", { en: "Art after AI", zh: "替代后美术市场" }),
    changePercent: result("percent", { en: "Change of the market", zh: "市场变化幅度" }),
    grownMarketUsd: result("USD", { en: "Art after the years of growth", zh: "外推后的美术市场" }),
  }),
  compute({ q, step }) {
    const artMarketUsd = step(
      "artMarketUsd",
      "USD",
      mul(q.gamesMarketUsd, percent(q.developmentSharePercent), percent(q.artSharePercent)),
    );
    const softwareBeforeUsd = step(
      "softwareBeforeUsd",
      "USD",
      mul(artMarketUsd, percent(q.softwareSharePercent)),
    );
    const labourBeforeUsd = step("labourBeforeUsd", "USD", sub(artMarketUsd, softwareBeforeUsd));
    const softwareAfterUsd = step(
      "softwareAfterUsd",
      "USD",
      mul(softwareBeforeUsd, add(1, percent(q.softwareIncreasePercent))),
    );
    const labourAfterUsd = step(
      "labourAfterUsd",
      "USD",
      mul(labourBeforeUsd, sub(1, percent(q.labourRemovedPercent))),
    );
    const artMarketAfterUsd = step("artMarketAfterUsd", "USD", add(softwareAfterUsd, labourAfterUsd));
    const changePercent = step(
      "changePercent",
      "percent",
      mul(sub(div(artMarketAfterUsd, artMarketUsd), 1), 100),
    );
    const grownMarketUsd = step(
      "grownMarketUsd",
      "USD",
      mul(artMarketAfterUsd, pow(add(1, percent(q.growthPercent)), q.years)),
    );
    return {
      artMarketUsd,
      softwareBeforeUsd,
      labourBeforeUsd,
      softwareAfterUsd,
      labourAfterUsd,
      artMarketAfterUsd,
      changePercent,
      grownMarketUsd,
    };
  },
});
