import { diffArrays } from "diff";

export interface DiffSpan {
  text: string;
  isChanged: boolean;
}

const mostLength = 2000;
const mostEdits = 300;
const leastAlike = 0.3;

// Its dictionary finds Chinese words; other scripts are split the same way in every locale.
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a changed line that changed; null when the lines are too long or have too little in common. */
export function markWords(before: string, after: string): { before: DiffSpan[]; after: DiffSpan[] } | null {
  if (Math.max(before.length, after.length) > mostLength) return null;
  const changes = diffArrays(words(before), words(after), { maxEditLength: mostEdits });
  if (changes === undefined) return null;
  const spans: { before: DiffSpan[]; after: DiffSpan[] } = { before: [], after: [] };
  let alike = 0;
  for (const { value, added, removed } of changes) {
    const span = { text: value.join(""), isChanged: added || removed };
    if (!added) spans.before.push(span);
    if (!removed) spans.after.push(span);
    if (!span.isChanged) alike += span.text.trim().length;
  }
  return alike / Math.max(before.length, after.length, 1) < leastAlike ? null : spans;
}

function words(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
