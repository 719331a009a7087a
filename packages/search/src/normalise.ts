import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });

const pinyinSplice = /(?<=\p{Script=Han})\((?=[a-z]*[à-ǜ])[a-zà-ǜ]{1,6}\)/gu;

/**
 * Text as it is compared: full-width forms folded, lower case, traditional characters made simplified.
 * The length may differ from the input's.
 */
export function normalise(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase());
}

/** Removes the pronunciation some web pages splice in behind a character: `業(yè)` becomes `業`. */
export function removePinyinSplices(text: string): string {
  return text.normalize("NFC").replace(pinyinSplice, "");
}
