import type { EntityKind } from "../vocabulary.ts";

/** Kinds that a word for one of them may stand for as well. */
export const kindsLike: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>> = {
  model: ["product"],
  product: ["model"],
};

/** A list of names is asked for. */
export const asksForNames =
  /哪些|哪几[家个位款种]|哪[两三四五六七八九十]+[家个位款种]|有哪|列出|列举|列一下|分别是(?:谁|哪)|是谁|(?:由|被)?谁(?:创办|创立|做|在做|开发)|都有谁|\b(?:which|what) (?:(?!does|do|did|is|are|was|were|share|percent|people|the)[\w-]+ ){0,4}?(?:compan(?:y|ies)|firms?|start-?ups?|vendors?|suppliers?|providers?|players?|products?|tools?|apps?|models?|frameworks?|librar(?:y|ies)|datasets?|corpora|corpus|benchmarks?|standards?|regulations?|rules?|techniques?|methods?|algorithms?|institutions?|universit(?:y|ies)|labs?|founders?|executives?|makers?|carriers?|operators?|devices?|chips?|names)\b(?! (?:size|count|share|price|cost|revenue|number))|\b(?:which|what) people\b|\blist\b|\bname (?:the|some|all|me)\b|\bwho (?:are the|were the|is the|was the|found|co-?found|created|started|sells?|makes?|builds?|offers?|develops?|else|leads?|runs?|competes?|invested|backs?|left|owns?)|\bgive me (?:the|a list|all)|\bexamples? of\b|都有谁|有谁|谁在(?:做|搞|用)|谁做|(?:由|包括|包含)哪|哪个?些|叫什么|叫啥|列一下|列个|(?:公司|企业|厂商|玩家|产品|模型|框架|机构)(?:名单|列表|有谁|列一列|清单)|^(?:[\w-]+ ){0,6}(?:companies|firms|start-?ups|vendors|providers|players|products|tools|apps|models|frameworks|libraries|datasets|benchmarks|standards|regulations|techniques|universities|labs|laboratories|makers|founders)\s*\??$|^(?:companies|firms|start-?ups|vendors|providers|players|products|tools|apps|models|frameworks|datasets|benchmarks|standards|founders|makers) (?:in|for|of|that|behind|doing|building|making|working|from|with)\b|\b(?:which|what) (?:(?!does|do|did|is|are|was|were|share|percent|people|the)[\w-]+ ){0,4}?(?:laborator(?:y|ies)|hubs?|groups?|investors?|backers?|competitors?|rivals?|customers?)\b(?! (?:size|count|share|price|cost|revenue|number))/iu;
