/**
 * A text without what does not change an answer, for Chinese and English: NFKC (full-width forms), lower case, no
 * punctuation, no articles, single spaces and none beside Chinese characters. Signs, decimal points, percent signs of
 * numbers and symbols stay, for they do change it. Nothing is taken away where nothing would be left: "A", "?" and "the"
 * stay themselves. Traditional and simplified characters stay apart.
 */
export function normaliseText(text: string): string {
  const plain = unify(text);
  const bare = plain
    .replaceAll(/(?<=\d)[-/:](?=\d)/gu, " ")
    .replaceAll(
      /(?<=[\p{L}.])\.|\.(?!\d)|(?<!\d)%|-(?!\.?\d)|(?<=[[\p{L}\p{N}]--\p{Script=Han}])-|[\p{P}--[.%\-]]/gv,
      "",
    )
    .replaceAll(/-(?=\.?\d)/gu, " -")
    .replaceAll(/(?<![\d-])\.(?=\d)/gu, " .");
  return collapse(withoutArticles(orElse(bare, plain)));
}

/**
 * A text as SQuAD's evaluation script normalises it (Rajpurkar et al. 2016, evaluate-v1.1.py): lower case, without
 * punctuation and ASCII symbols, without a/an/the. NFKC and other scripts' punctuation come on top, and nothing is taken
 * away where nothing would be left.
 */
export function squadText(text: string): string {
  const plain = unify(text);
  return collapse(withoutArticles(orElse(plain.replaceAll(/[\p{P}$+<=>^`\|~]/gv, ""), plain)));
}

/** A text in which case, width and the amount of white space do not matter: for finding one text in another. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFKC").replaceAll(/\s+/gu, " ").trim();
}

/** One form of letters; punctuation that is not ASCII parts words. */
function unify(text: string): string {
  return text
    .replaceAll(/(?<![\d０-９])，|，(?![\d０-９])/gu, " ")
    .replaceAll(/[\p{P}--[\p{ASCII}，’‘＇－．％／：‐-―]]/gv, " ")
    .replaceAll(/[‐-―−]/gu, "-")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC");
}

function withoutArticles(text: string): string {
  return orElse(text.replaceAll(/(?<![\p{L}\p{N}])(?:a|an|the)(?![\p{L}\p{N}])/gu, " "), text);
}

function collapse(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}

function orElse(text: string, otherwise: string): string {
  return text.trim() === "" ? otherwise : text;
}
