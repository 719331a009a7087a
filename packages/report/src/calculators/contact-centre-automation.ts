import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/** What contact centres save when AI takes part of the contacts (report line 369; vendors of line 372). */
export const contactCentreAutomation = defineCalculator({
  id: "contact-centre-automation",
  title: { en: "Savings from automating contact centres", zh: "客服自动化的节省" },
  summary: {
    en: "Divides the labour market by agents and contacts, lets AI take a share of the contacts and weighs the saved wages against the price of an automated contact; also adds up the revenue of the vendors the report expects. Agents, labour market, shares and vendors are the report's; 40 contacts a day, 230 days and 1 dollar per automated contact are assumed. Ramp-up, hand-overs and lost customers are left out.",
    zh: "由人力市场规模除以坐席与会话量，让 AI 承担一部分会话，比较省下的人工与自动会话的成本；并合计报告预期的供应商收入。坐席数、人力市场、占比与供应商数取自报告；每日 40 次会话、230 个工作日与每次自动会话 1 美元为假设。不计爬坡、转人工与客户流失。",
  },
  lines: [
    [369, 369],
    [372, 372],
  ],
  main: "netSavingUsd",
  input: z.strictObject({
    agents: number({
      default: 17_000_000,
      unit: "agent",
      positive: true,
      label: { en: "Human agents", zh: "客服坐席数" },
    }),
    labourMarketUsd: number({
      default: 200_000_000_000,
      unit: "USD per year",
      label: { en: "Wages of the agents", zh: "客服人力市场" },
    }),
    contactsPerAgentPerDay: number({
      default: 40,
      unit: "interaction per day",
      positive: true,
      label: { en: "Contacts an agent handles a day", zh: "每坐席每日会话数" },
    }),
    workingDaysPerYear: number({
      default: 230,
      unit: "day",
      positive: true,
      max: 366,
      label: { en: "Working days a year", zh: "每年工作日" },
    }),
    simplePercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Contacts that are simple", zh: "简单会话占比" },
    }),
    automatedPercent: percentage({
      default: 10,
      label: { en: "Contacts that AI handles", zh: "AI 处理的会话占比" },
    }),
    costPerAutomatedContactUsd: number({
      default: 1,
      unit: "USD per interaction",
      label: { en: "Price of an automated contact", zh: "每次自动会话的成本" },
    }),
    vendors: number({ default: 20, unit: "company", label: { en: "Vendors", zh: "供应商数" } }),
    revenuePerVendorUsd: number({
      default: 1_000_000_000,
      unit: "USD per year",
      label: { en: "Revenue of a vendor", zh: "每家供应商收入" },
    }),
  }),
  output: z.strictObject({
    wagePerAgentUsd: result("USD per year", { en: "Wages per agent", zh: "每坐席年人工成本" }),
    contacts: result("interaction per year", { en: "Contacts a year", zh: "年会话量" }),
    wagePerContactUsd: result("USD per interaction", { en: "Wages per contact", zh: "每次会话人工成本" }),
    automatedContacts: result("interaction per year", { en: "Automated contacts", zh: "自动会话量" }),
    automatedOfSimplePercent: result("percent", {
      en: "Automated contacts as a share of the simple ones",
      zh: "自动会话占简单会话的比例",
    }),
    agentsFreed: result("agent", { en: "Agents whose work is taken over", zh: "被替代的坐席数" }),
    labourSavedUsd: result("USD per year", { en: "Wages saved", zh: "省下的人工成本" }),
    automationCostUsd: result("USD per year", { en: "Cost of the automation", zh: "自动化成本" }),
    netSavingUsd: result("USD per year", { en: "Net saving", zh: "净节省" }),
    vendorRevenueUsd: result("USD per year", { en: "Revenue of all vendors", zh: "供应商收入合计" }),
  }),
  compute({ q, step }) {
    const wagePerAgentUsd = step("wagePerAgentUsd", "USD per year", div(q.labourMarketUsd, q.agents));
    const contacts = step(
      "contacts",
      "interaction per year",
      mul(q.agents, q.contactsPerAgentPerDay, q.workingDaysPerYear),
    );
    const wagePerContactUsd = step(
      "wagePerContactUsd",
      "USD per interaction",
      div(q.labourMarketUsd, contacts),
    );
    const automatedContacts = step(
      "automatedContacts",
      "interaction per year",
      mul(contacts, percent(q.automatedPercent)),
    );
    const automatedOfSimplePercent = step(
      "automatedOfSimplePercent",
      "percent",
      mul(div(q.automatedPercent, q.simplePercent), 100),
    );
    const agentsFreed = step("agentsFreed", "agent", mul(q.agents, percent(q.automatedPercent)));
    const labourSavedUsd = step(
      "labourSavedUsd",
      "USD per year",
      mul(q.labourMarketUsd, percent(q.automatedPercent)),
    );
    const automationCostUsd = step(
      "automationCostUsd",
      "USD per year",
      mul(automatedContacts, q.costPerAutomatedContactUsd),
    );
    const netSavingUsd = step("netSavingUsd", "USD per year", sub(labourSavedUsd, automationCostUsd));
    const vendorRevenueUsd = step("vendorRevenueUsd", "USD per year", mul(q.vendors, q.revenuePerVendorUsd));
    return {
      wagePerAgentUsd,
      contacts,
      wagePerContactUsd,
      automatedContacts,
      automatedOfSimplePercent,
      agentsFreed,
      labourSavedUsd,
      automationCostUsd,
      netSavingUsd,
      vendorRevenueUsd,
    };
  },
});
