/** A figure as a text says it: `8,000 dollars` is 8000, `1.2 billion` is 1.2e9 and good to two digits. */
export interface Figure {
  value: number;
  unit: "%" | undefined;
  /** Half a unit of the last digit that is written: how far the exact value may be off. */
  tolerance: number;
  /** In UTF-16 units of the text. */
  start: number;
  end: number;
}

/** Powers of ten that words and signs stand for. */
const scales: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  million: 6,
  mn: 6,
  m: 6,
  billion: 9,
  bn: 9,
  b: 9,
  trillion: 12,
  tn: 12,
  t: 12,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};

const pattern =
  /(?<![\p{Script=Latin}\p{N}_.#]|\p{Script=Latin}-)(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?(?:\s*(%|％|percent\b|百分点)|\s?(万亿|千亿|百亿|十亿|千万|百万|亿|万|千|百|thousand|million|billion|trillion|mn|bn|tn|[kmbt])(?![a-z]))?/giu;
const dashes = /^\s*[-–—~至到]\s*$/u;

/** `2024-11-05`, `11/05`, `10:30`. */
const clock =
  /^(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)$/u;

/**
 * The figures of a text in digits. Left out: numbers that are part of a name (`GPT-4`, `H100`, `v2.1`), list numbers, and
 * years, dates and times, which say when and not how much.
 */
export function figuresIn(text: string): Figure[] {
  const figures = [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, integer = "", fraction = "", percent, scale] = match;
    const start = match.index;
    const end = start + whole.length;
    if (
      isOfName(text, end) ||
      isDate(text, { start, end, integer, hasMore: fraction !== "" || !!percent || !!scale })
    )
      return [];
    const power = scale === undefined ? 0 : (scales[scale.toLowerCase()] ?? 0);
    const factor = 10 ** power;
    const digits = integer.replaceAll(/[,，]/gu, "");
    const value = Number(`${digits}${fraction}e${power}`);
    const written = fraction === "" ? trailingZeros(digits) : -(fraction.length - 1);
    return [
      {
        value,
        unit: percent === undefined ? undefined : ("%" as const),
        tolerance: 0.5 * 10 ** written * factor,
        start,
        end,
      },
    ];
  });
  return figures.map((figure, index) => inheritScale(text, figure, figures[index + 1]));
}

/** In `3-5 million` and `10%–20%` the first figure has the scale of the second. */
function inheritScale(text: string, figure: Figure, next: Figure | undefined): Figure {
  if (next === undefined || !dashes.test(text.slice(figure.end, next.start))) return figure;
  const written = /^[\d,.，]+$/u.test(text.slice(figure.start, figure.end));
  if (!written) return figure;
  const nextDigits =
    /^[\d,.，]+/u.exec(text.slice(next.start, next.end))?.[0].replaceAll(/[,，]/gu, "") ?? "1";
  const factor = Number(nextDigits) === 0 ? 1 : next.value / Number(nextDigits);
  return { ...figure, value: figure.value * factor, unit: next.unit, tolerance: figure.tolerance * factor };
}

/** Whether two figures say the same, to the digits that are written. A tenth of a percent is always let through. */
export function agrees(said: Figure, record: number): boolean {
  const off = Math.abs(said.value - record);
  return off <= Math.max(Math.min(said.tolerance, Math.abs(said.value) * 0.05), Math.abs(record) * 0.001);
}

function isOfName(text: string, end: number): boolean {
  return (
    /^(?:[A-Za-z_]|-[A-Za-z])/u.test(text.slice(end, end + 2)) && !/^[xX×]\b/u.test(text.slice(end, end + 2))
  );
}

function isDate(
  text: string,
  { start, end, integer, hasMore }: { start: number; end: number; integer: string; hasMore: boolean },
): boolean {
  const after = text.slice(end, end + 4);
  if (/^\s*[年月日号点时]/u.test(after) && !/^\s*(?:个月|年[内间])/u.test(after)) return true;
  if (hasMore) return false;
  const run =
    (/[\d:：/.-]*$/u.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? "") +
    integer +
    (/^[\d:：/.-]*\d/u.exec(text.slice(end, end + 12))?.[0] ?? "");
  if (clock.test(run)) return true;
  if (
    /(?:^|\n)[ \t]*$/u.test((start > 12 ? "…" : "") + text.slice(Math.max(0, start - 12), start)) &&
    /^[.)、]\s/u.test(after)
  )
    return true;
  return (
    /^(?:19|20)\d\d$/u.test(integer) &&
    !/^\s*(?:%|个|次|美元|元|dollars?|users?|tokens?)/iu.test(text.slice(end, end + 10))
  );
}

function trailingZeros(digits: string): number {
  return /0*$/u.exec(digits === "0" ? "" : digits)?.[0].length ?? 0;
}
