/** A sentence with the marks after its full stop: from `start` to before `end`. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

const closing = String.raw`["'”’)）」』]*`;
const marksAfter = String.raw`(?:\s*[\[【［][^\[\]【】［］\n]{1,400}[\]】］])*`;
const ends = new RegExp(
  String.raw`\n+|(?:[。！？；]+${closing}|[.!?]+${closing}(?=\s|[\[【［]|$))${marksAfter}`,
  "gu",
);

/** The sentences of a text. A line of a list or a table is one. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    if (text.slice(start, end).trim() !== "") sentences.push({ text: text.slice(start, end), start, end });
    start = end;
  };
  for (const match of text.matchAll(ends)) {
    if (/^\d+\.$/u.test(text.slice(start, match.index + 1).trim())) continue;
    close(match.index + match[0].length);
  }
  close(text.length);
  return sentences;
}
