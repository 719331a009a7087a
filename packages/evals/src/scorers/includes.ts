import type { Scorer } from "../scorer.ts";
import { foldText } from "./normalise-text.ts";
import { readTexts, shorten, unscorable } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";

/**
 * 1 where the answer holds the expected texts; else 0. It looks for substrings: "1" is found in "100".
 * @throws Error for an empty expected text, which is found in everything
 */
export function includes<Input = never, Expected = never>({
  id = "includes",
  need = "all",
  isExact = false,
  read,
}: {
  id?: string;
  /** How many of several expected texts. */
  need?: "all" | "any";
  /** Case, width and white space count. */
  isExact?: boolean;
  read?: Read<Input, Expected, TextParts>;
} = {}): Scorer<Input, Expected> {
  const form = isExact ? (text: string) => text : foldText;
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      const wanted = expected.map(form);
      if (wanted.includes(""))
        throw unscorable(scored, "an expected text is empty, and would be found in everything");
      const within = form(answer);
      const missing = expected.filter((_, index) => !within.includes(wanted[index] ?? ""));
      const isMet = need === "all" ? missing.length === 0 : missing.length < expected.length;
      if (isMet) return { value: 1 };
      return { value: 0, why: `does not say ${missing.map((text) => `"${shorten(text)}"`).join(", ")}` };
    },
  };
}
