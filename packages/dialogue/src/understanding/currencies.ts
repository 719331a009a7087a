/** How each currency is written in either language, in folded text; ISO 4217. ¥ is yuan, $ is US dollars. */
const spellings: Readonly<Record<string, { words: string; signs?: string; hundredths?: string }>> = {
  USD: {
    words: "us dollars|us dollar|dollars|dollar|bucks|buck|usd|美元|美金|美刀|刀",
    signs: "us$|$|usd",
    hundredths: "cents|cent|美分",
  },
  CNY: {
    words: "yuan|renminbi|rmb|cny|kuai|块钱|块|元人民币|元|圆|人民币",
    signs: "rmb|cny|人民币|¥|rmb¥",
  },
  EUR: { words: "euros|euro|eur|欧元|€", signs: "€|eur", hundredths: "欧分" },
  GBP: {
    words: "pounds sterling|pounds|pound|quid|gbp|英镑",
    signs: "£|gbp",
    hundredths: "pence|便士",
  },
  JPY: { words: "yen|jpy|日元|日圆", signs: "jp¥|jpy" },
  HKD: { words: "hong kong dollars|hkd|港元|港币", signs: "hk$|hkd" },
  TWD: { words: "taiwan dollars|twd|新台币|台币", signs: "nt$|twd" },
  SGD: { words: "singapore dollars|sgd|新加坡元|新币", signs: "s$|sgd" },
  AUD: { words: "australian dollars|aud|澳元|澳币", signs: "a$|aud" },
  CAD: { words: "canadian dollars|cad|加元|加币", signs: "c$|cad" },
  KRW: { words: "korean won|won|krw|韩元|韩币", signs: "₩|krw" },
  INR: { words: "rupees|rupee|inr|卢比", signs: "₹|inr" },
  RUB: { words: "roubles|rouble|rubles|ruble|卢布", signs: "₽|rub" },
  CHF: { words: "swiss francs|francs|franc|chf|瑞士法郎|瑞郎", signs: "chf" },
};

/** A spelling and the currency it stands for. */
export interface CurrencySpelling {
  spelling: string;
  currency: string;
}

function collect(kind: "words" | "signs" | "hundredths"): readonly CurrencySpelling[] {
  return Object.entries(spellings)
    .flatMap(([currency, forms]) =>
      (forms[kind] ?? "").split("|").map((spelling) => ({ spelling, currency })),
    )
    .filter(({ spelling }) => spelling !== "")
    .toSorted((a, b) => b.spelling.length - a.spelling.length);
}

/** Behind a number. Longest first. */
export const currencyWords = collect("words");
/** Before a number. */
export const currencySigns = collect("signs");
/** The hundredth part, behind a number. */
export const currencyHundredths = collect("hundredths");
