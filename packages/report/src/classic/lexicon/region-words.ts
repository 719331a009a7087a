import type { Region } from "../../vocabulary.ts";

/** What people say for a region of the vocabulary. */
export const regionWords: Readonly<Record<Region, readonly string[]>> = {
  china: ["china", "chinese", "mainland", "中国", "国内", "我国", "国产", "本土", "全国"],
  us: ["us", "u.s.", "usa", "united states", "american", "america", "美国"],
  europe: ["europe", "european", "eu", "欧洲", "欧盟"],
  france: ["france", "french", "法国"],
  india: ["india", "indian", "印度"],
  poland: ["poland", "polish", "波兰"],
  global: ["world", "global", "globally", "worldwide", "全球", "世界", "全世界"],
  "outside-china": ["abroad", "overseas", "foreign", "outside china", "海外", "国外", "境外"],
};

/** Regions that a region asked for agrees with besides itself. */
export const regionsWithin: Readonly<Partial<Record<Region, readonly Region[]>>> = {
  europe: ["france", "poland"],
  "outside-china": ["us", "europe", "france", "global"],
};

/** Places people ask about that the vocabulary has no region for. */
export const otherPlaces: readonly string[] = [
  "japan", "japanese", "korea", "korean", "germany", "german", "britain", "british", "uk", "united kingdom", "england",
  "russia", "brazil", "africa", "singapore", "vietnam", "indonesia", "canada", "australia", "mexico", "spain", "italy",
  "southeast asia", "middle east", "taiwan", "hong kong",
  "日本", "韩国", "德国", "英国", "俄罗斯", "巴西", "非洲", "新加坡", "越南", "印尼", "加拿大", "澳大利亚", "墨西哥",
  "西班牙", "意大利", "东南亚", "中东", "台湾", "香港", "泰国",
];
