export { createLexicalIndex } from "./lexical-index.ts";
export type { Field, Hit, IndexedDocument, LexicalIndex } from "./lexical-index.ts";
export { nearest } from "./nearest.ts";
export { normalise, removePinyinSplices } from "./normalise.ts";
export { tokenise } from "./tokenise.ts";
