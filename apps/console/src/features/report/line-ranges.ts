/** First and last line of the report's text, both included. */
export type Lines = readonly [number, number];

/** The report has this many lines. */
export const lastLine = 836;

/** Lines from an address: 368-369 or 368. */
export function parseLines(text: string): Lines | undefined {
  const [, from, to] = /^(\d{1,4})(?:-(\d{1,4}))?$/u.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  return first >= 1 && first <= last && last <= lastLine ? [first, last] : undefined;
}

/** Lines as they are printed: 368–369. */
export function linesText([first, last]: Lines): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** The page that shows lines. */
export function linesHref([first, last]: Lines): string {
  return `/report/lines/${first === last ? first : `${first}-${last}`}`;
}

export function overlaps([first, last]: Lines, [otherFirst, otherLast]: Lines): boolean {
  return first <= otherLast && otherFirst <= last;
}

/** As many lines before and after, where there are any. */
export function linesAround([first, last]: Lines): { before: Lines | undefined; after: Lines | undefined } {
  const length = last - first + 1;
  return {
    before: first === 1 ? undefined : [Math.max(1, first - length), first - 1],
    after: last === lastLine ? undefined : [last + 1, Math.min(lastLine, last + length)],
  };
}

/** The lines with some more on both sides. */
export function widened([first, last]: Lines, by: number): Lines {
  return [Math.max(1, first - by), Math.min(lastLine, last + by)];
}
