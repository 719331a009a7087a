/** Words for powers of ten that people write after a number. */
const exponents: Readonly<Record<string, number>> = {
  k: 3,
  m: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  trillion: 12,
  万: 4,
  亿: 8,
  万亿: 12,
};

const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/iu;

/** A number as people type it: 1,500,000, 1.5e6, 1.5 million, 150万; undefined for what is none. May be infinite. */
export function parseAmount(text: string | undefined): number | undefined {
  const short = (text ?? "").normalize("NFKC").replaceAll("−", "-").trim();
  const [, before = short, word] = /^(.*[\d.])\s*([a-z]+|[\u4e00-\u9fff]+)$/iu.exec(short) ?? [];
  const digits = grouped.test(before) ? before.replaceAll(",", "") : before;
  if (!plain.test(digits)) return undefined;
  if (word === undefined) return Number(digits);
  const exponent = exponents[word.toLowerCase()];
  // Written rather than multiplied: 1.1万 is 11,000 and not a hair more.
  return exponent === undefined || /e/iu.test(digits) ? undefined : Number(`${digits}e${exponent}`);
}
