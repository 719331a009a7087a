import type { EntityKind, Layer, SegmentVerdict } from "../../vocabulary.ts";

/** Words for the kinds of names that a list may be asked of. */
export const kindWords: Readonly<Record<EntityKind, readonly string[]>> = {
  company: ["company", "firm", "start-up", "startup", "vendor", "supplier", "provider", "player", "business", "maker", "公司", "企业", "厂商", "厂家", "玩家", "初创", "供应商", "服务商", "团队", "家"],
  product: ["product", "app", "application", "tool", "device", "card", "chip", "gadget", "产品", "应用", "工具", "设备", "芯片", "显卡", "软件"],
  model: ["model", "模型", "大模型"],
  framework: ["framework", "library", "框架", "库"],
  person: ["person", "people", "founder", "founders", "co-founder", "executive", "researcher", "scientist", "创始人", "人物", "高管", "人", "谁", "位"],
  institution: ["institution", "university", "lab", "laboratory", "institute", "机构", "大学", "高校", "实验室", "院校"],
  dataset: ["dataset", "data set", "corpus", "corpora", "benchmark", "数据集", "语料", "语料库", "基准", "评测集"],
  technique: ["technique", "method", "algorithm", "architecture", "approach", "technology", "技术", "方法", "算法", "架构", "索引"],
  standard: ["standard", "regulation", "rule", "law", "标准", "法规", "规范", "认证", "条例"],
};

/** Kinds that a word for one of them may stand for as well. */
export const kindsLike: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>> = {
  model: ["product"],
  product: ["model"],
};

export const layerWords: Readonly<Record<Layer, readonly string[]>> = {
  compute: ["compute layer", "算力层"],
  data: ["data layer", "数据层"],
  infrastructure: ["infrastructure layer", "infra layer", "基础设施层", "infra层", "ai infra"],
  model: ["model layer", "模型层"],
  application: ["application layer", "应用层"],
  hardware: ["hardware layer", "硬件层"],
};

export const verdictWords: Readonly<Partial<Record<SegmentVerdict, readonly string[]>>> = {
  low: ["low value", "low commercial value", "商业价值低", "价值低", "商业价值较低"],
  medium: ["medium value", "medium commercial value", "商业价值中等", "价值中等"],
  high: ["high value", "high commercial value", "商业价值高", "价值高", "商业价值较高"],
  "very-high": ["very high value", "very high commercial value", "highest commercial value", "商业价值很高", "商业价值极高", "价值极高", "商业价值非常高", "商业价值最高"],
};

/** A list of names is asked for. */
export const asksForNames =
  /哪些|哪几[家个位款种]|哪[两三四五六七八九十]+[家个位款种]|有哪|列出|列举|列一下|分别是(?:谁|哪)|是谁|(?:由|被)?谁(?:创办|创立|做|在做|开发)|都有谁|\b(?:which|what) (?:(?!does|do|did|is|are|was|were|share|percent|people|the)[\w-]+ ){0,4}?(?:compan(?:y|ies)|firms?|start-?ups?|vendors?|suppliers?|providers?|players?|products?|tools?|apps?|models?|frameworks?|librar(?:y|ies)|datasets?|corpora|corpus|benchmarks?|standards?|regulations?|rules?|techniques?|methods?|algorithms?|institutions?|universit(?:y|ies)|labs?|founders?|executives?|makers?|carriers?|operators?|devices?|chips?|names)\b(?! (?:size|count|share|price|cost|revenue|number))|\b(?:which|what) people\b|\blist\b|\bname (?:the|some|all|me)\b|\bwho (?:are the|were the|is the|was the|found|co-?found|created|started|sells?|makes?|builds?|offers?|develops?|else|leads?|runs?|competes?|invested|backs?|left|owns?)|\bgive me (?:the|a list|all)|\bexamples? of\b/iu;

/** Words that ask for the list and say nothing of what should be in it. */
export const listNoise: readonly string[] = [
  "which", "list", "name", "named", "mention", "chapter", "section", "who", "sell", "offer", "make", "build", "built", "work", "do", "does", "doing", "give", "example", "examples", "all", "some", "there", "ones", "kind", "known", "segment", "area", "commercial", "value", "mention", "mentioned", "cover", "major", "main", "leading", "sold", "provide",
  "哪些", "哪几", "列出", "列举", "分别", "章节", "一节", "做", "提供", "主要", "代表", "有名", "开发", "领域", "行业", "方向", "赛道", "方面", "点名", "例子", "细分", "提到", "被提到", "属于", "有关", "相关", "市面上",
];
