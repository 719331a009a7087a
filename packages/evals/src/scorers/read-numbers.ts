/** Whether "12%" is 0.12 or 12. */
export type PercentAs = "share" | "points";

/** Powers of ten, of words in small letters and of signs. */
const powers = new Map([
  ["‰", -3],
  ["%", -2],
  ["percent", -2],
  ["百", 2],
  ["hundred", 2],
  ["千", 3],
  ["k", 3],
  ["thousand", 3],
  ["万", 4],
  ["十万", 5],
  ["百万", 6],
  ["m", 6],
  ["mn", 6],
  ["million", 6],
  ["千万", 7],
  ["亿", 8],
  ["b", 9],
  ["bn", 9],
  ["billion", 9],
  ["十亿", 9],
  ["百亿", 10],
  ["千亿", 11],
  ["万亿", 12],
  ["trillion", 12],
]);

const figures = String.raw`(?<figure>\d{1,3}(?:[,'_]\d{3})+(?!\d)|\d+)(?<rest>\.\d+)?|(?<only>(?<!\.)\.\d+)`;
const power = String.raw`(?:\s?[xX×*]\s?10\^|[eE])(?<power>[-+]?\d{1,3})(?!\d)`;
const words = String.raw`(?i:per\s?cent(?!age)|hundred|thousand|million|billion|trillion)(?![A-Za-z])`;
const signs = String.raw`[%‰]|万亿|[十百千]?[万亿]|千(?![克米瓦帕卡焦伏赫升字])|百(?!分)`;
const letters = String.raw`(?<letter>[kK]|M|mn|bn|B)(?![A-Za-z\d])`;
const currency = String.raw`(?:(?:USD|RMB|CNY|HKD|EUR|GBP|JPY|AUD|CAD|SGD|TWD|US\$|HK\$|[$€£¥])\s?)?`;
const number = new RegExp(
  String.raw`(?<![A-Za-z\d^_]|[A-Za-z\d]\.)(?<share>百分之\s?|千分之\s?)?${currency}(?<sign>[-+])?${currency}` +
    String.raw`(?:10\^(?<ten>[-+]?\d{1,3})(?!\d)|(?:${figures})(?:${power})?(?:\s?(?<unit>${words}|${signs})|${letters})?)`,
  "gu",
);

/**
 * The numbers of a text in their order: full-width digits, separators of thousands, percent, powers of ten (1.5e3,
 * 1.5×10^3), words and letters for large numbers (million, bn, 万, 亿, 1亿2000万), common fractions (½, \frac{1}{2}).
 * Digits that belong to a word (GPT4, m2, x_1) are none. A hyphen after a word or a number is no sign.
 */
export function readNumbers(text: string, { percentAs = "share" }: { percentAs?: PercentAs } = {}): number[] {
  const values: number[] = [];
  let end = -1;
  let before: string | undefined;
  for (const match of plain(text).matchAll(number)) {
    const { unit, letter, share } = match.groups ?? {};
    const scale = (unit ?? letter)?.toLowerCase().replaceAll(/\s/gu, "");
    const rest = match.index === end ? remainder(match.groups ?? {}, { before, scale }) : undefined;
    const value = valueOf(match.groups ?? {}, { scale, share, percentAs });
    end = match.index + match[0].length;
    before = unit;
    if (rest !== undefined) values.push((values.pop() ?? 0) + rest);
    else if (Number.isFinite(value)) values.push(value);
    else before = undefined;
  }
  return values;
}

type Groups = Readonly<Record<string, string | undefined>>;

function valueOf(
  { sign = "", ten, figure, rest = "", only, power: written }: Groups,
  { scale, share, percentAs }: { scale: string | undefined; share: string | undefined; percentAs: PercentAs },
): number {
  if (ten !== undefined) return Number(`${sign}1e${ten}`);
  const parts = share?.trimEnd() === "百分之" ? -2 : share === undefined ? 0 : -3;
  const scaled = (powers.get(scale ?? "") ?? 0) + parts;
  const exponent = Number(written ?? 0) + (scaled === -2 && percentAs === "points" ? 0 : scaled);
  return Number(`${sign}${(figure ?? "").replaceAll(/[,'_]/gu, "")}${only ?? rest}e${exponent}`);
}

/** What a number adds that follows a Chinese one at once: 1亿2000万, 3万5000, and 3万5 for 35,000. */
function remainder(
  { sign, figure, rest, share }: Groups,
  { before, scale }: { before: string | undefined; scale: string | undefined },
): number | undefined {
  const above = powers.get(before ?? "") ?? 0;
  if (above < 2 || sign !== undefined || share !== undefined || figure === undefined) return undefined;
  const own = powers.get(scale ?? "") ?? 0;
  if (own > 0) return own < above ? Number(`${figure}${rest ?? ""}e${own}`) : undefined;
  if (scale !== undefined || rest !== undefined) return undefined;
  if (figure.length === above) return Number(figure);
  return figure.length === 1 ? Number(`${figure}e${above - 1}`) : undefined;
}

function plain(text: string): string {
  return text
    .replaceAll(/(?<=\d)[\u00A0\u2009\u202F](?=\d{3}(?!\d))/gu, "")
    .replaceAll(/\\([%$])/gu, "$1")
    .replaceAll(/\{,\}/gu, ",")
    .replaceAll(/\\[dt]?frac\{(-?\d{1,15})\}\{(\d{1,15})\}/gu, (_, above: string, below: string) =>
      String(Number(above) / Number(below)),
    )
    .replaceAll(/(\d{0,15})([¼-¾⅐-⅞])/gu, (_, whole: string, fraction: string) => {
      const [above, below] = fraction.normalize("NFKC").split("⁄");
      return ` ${Number(whole) + Number(above) / Number(below)}`;
    })
    .replaceAll(/[⁰¹²³⁴-⁹⁻]+/gu, (raised) => `^${raised.normalize("NFKC").replaceAll("−", "-")}`)
    .replaceAll("…", " ")
    .normalize("NFKC")
    .replaceAll(/[−–]/gu, "-");
}
