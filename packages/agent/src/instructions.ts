import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";

/** What an agent is told, from a file that is kept under version control. */
export interface Instructions {
  /** `ask-the-report@1f0c9a3b`: the file's name and the beginning of the hash of its text. */
  version: string;
  text: string;
}

/** Reads a prompt file: `readInstructions(new URL("../prompts/ask.md", import.meta.url))`. @throws Error where there is none */
export function readInstructions(file: URL): Instructions {
  const path = fileURLToPath(file);
  return instructionsOf(basename(path, extname(path)), readFileSync(path, "utf8"));
}

/** Instructions of a text that comes from elsewhere. */
export function instructionsOf(name: string, text: string): Instructions {
  const trimmed = text.replaceAll("\r\n", "\n").trim();
  const hash = createHash("sha256").update(trimmed).digest("hex").slice(0, 8);
  return { version: `${name}@${hash}`, text: trimmed };
}
