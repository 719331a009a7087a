import { normalise } from "@assay/search";

/** Words for one thing in the two languages and in the report's own shorthand. */
const groups: readonly (readonly string[])[] = [
  ["人工智能", "人工智慧", "ai", "artificial intelligence"],
  ["大语言模型", "大模型", "llm", "large language model"],
  ["客服", "customer service", "contact centre", "contact center", "call center", "call centre"],
  ["显卡", "gpu", "加速卡", "accelerator"],
  ["算力", "compute"],
  ["审计", "audit"],
  ["合规", "compliance"],
  ["法律", "legal", "law"],
  ["律师", "lawyer"],
  ["陪伴", "companion"],
  ["教育", "education", "tutor"],
  ["市场规模", "market size"],
  ["训练成本", "training cost"],
  ["推理", "inference"],
  ["眼镜", "glasses"],
  ["机器人", "robot"],
  ["芯片", "chip"],
  ["服务器", "server"],
  ["成本", "cost"],
  ["收入", "营收", "revenue"],
  ["用户", "user"],
  ["价格", "单价", "定价", "price", "pricing"],
  ["增速", "增长", "growth"],
  ["估值", "valuation"],
  ["份额", "占比", "share"],
  ["参数", "parameter"],
  ["毛利率", "毛利", "gross margin"],
  ["利用率", "utilisation", "utilization"],
  ["企业", "公司", "firm", "company", "companies"],
  ["出海", "going abroad", "abroad", "exporter"],
  ["游戏", "game"],
  ["音乐", "music"],
  ["运营商", "carrier"],
];

/** Every word with its concept, the longer words first. */
const concepts = groups
  .flatMap((group, index) => group.map((word) => ({ word: normalise(word), concept: `concept${index}` })))
  .toSorted((left, right) => right.word.length - left.word.length)
  .map(({ word, concept }) => ({ pattern: patternOf(word), concept }));

function patternOf(word: string): RegExp {
  return /^[\w ]+$/u.test(word) ? new RegExp(`\\b${word}s?\\b`, "gu") : new RegExp(word, "gu");
}

/** A query with every known word replaced by its concept, so that each thing counts once in either language. */
export function toConcepts(query: string): string {
  return concepts.reduce(
    (text, { pattern, concept }) => text.replace(pattern, ` ${concept} `),
    normalise(query),
  );
}

/** A text to index: its own words, and the concepts they name. */
export function withConcepts(text: string): string {
  const named = toConcepts(text).match(/concept\d+/gu) ?? [];
  return [text, ...named].join(" ");
}
