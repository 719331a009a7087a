import { normalise } from "@assay/search";

/** Words for one thing in the two languages and in the report's own shorthand. */
const groups: readonly (readonly string[])[] = [
  ["人工智能", "ai", "artificial intelligence"],
  ["大语言模型", "大模型", "llm", "large language model"],
  ["客服", "customer service", "contact centre", "contact center", "call center"],
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
];

const normalised = groups.map((group) => group.map(normalise));

/** The query with the other words for what it names added. */
export function expandQuery(query: string): string {
  const text = normalise(query);
  const added = normalised.flatMap((group) =>
    group.some((word) => mentions(text, word)) ? group.filter((word) => !mentions(text, word)) : [],
  );
  return [text, ...added].join(" ");
}

function mentions(text: string, word: string): boolean {
  return /^[\w ]+$/u.test(word) ? new RegExp(`\\b${word}s?\\b`, "u").test(text) : text.includes(word);
}
