import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Instructions for a model, with the version that a trace names: `ask@1f0c9a3b`, the file and the start of its hash. */
export interface ReportInstructions {
  version: string;
  text: string;
}

const shownDigits = 8;

/** What a model is told that answers questions about the report. */
export function reportInstructions(): ReportInstructions {
  const file = new URL("../prompts/ask.md", import.meta.url);
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim();
  const hash = createHash("sha256").update(text).digest("hex").slice(0, shownDigits);
  return { version: `ask@${hash}`, text };
}
