import { englishNonePhrases } from "./none-phrases-en.ts";
import { chineseNonePhrases } from "./none-phrases-zh.ts";

/** Built-in examples of what fits no intent. */
export const nonePhrases: readonly string[] = [...englishNonePhrases, ...chineseNonePhrases];
