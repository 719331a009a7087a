/** A stretch of text that is in both, only in the first, or only in the second. */
export interface DiffSpan {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Compares two texts word by word; Chinese by its words. Texts that are too long to compare stand whole. */
export function wordDiff(before: string, after: string): DiffSpan[] {
  const mostCells = 4_000_000;
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const spans: DiffSpan[] = [];
  const push = (kind: DiffSpan["kind"], text: string) => {
    if (text === "") return;
    const last = spans.at(-1);
    if (last?.kind === kind) last.text += text;
    else spans.push({ kind, text });
  };
  if (before.length + after.length > 400_000) {
    push("gone", before);
    push("new", after);
    return spans;
  }
  const [one, two] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) start += 1;
  let end = 0;
  while (
    end < one.length - start &&
    end < two.length - start &&
    one[one.length - 1 - end] === two[two.length - 1 - end]
  )
    end += 1;
  push("same", one.slice(0, start).join(""));
  const left = one.slice(start, one.length - end);
  const right = two.slice(start, two.length - end);
  const width = right.length + 1;
  if ((left.length + 1) * width > mostCells) {
    push("gone", left.join(""));
    push("new", right.join(""));
  } else {
    // Longest common subsequences of what is left of each pair of positions.
    const longest = new Uint16Array((left.length + 1) * width);
    for (let i = left.length - 1; i >= 0; i -= 1)
      for (let j = right.length - 1; j >= 0; j -= 1)
        longest[i * width + j] =
          left[i] === right[j]
            ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
            : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    let [i, j] = [0, 0];
    while (i < left.length || j < right.length) {
      const [leftWord, rightWord] = [left[i], right[j]];
      if (leftWord !== undefined && leftWord === rightWord) {
        push("same", leftWord);
        i += 1;
        j += 1;
      } else if (
        leftWord !== undefined &&
        (rightWord === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
      ) {
        push("gone", leftWord);
        i += 1;
      } else {
        push("new", rightWord ?? "");
        j += 1;
      }
    }
  }
  push("same", one.slice(one.length - end).join(""));
  return spans;
}
