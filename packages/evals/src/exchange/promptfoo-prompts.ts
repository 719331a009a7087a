import path from "node:path";
import { z } from "zod";
import type { Json } from "../sample.ts";
import type { Problems } from "./exchange-problem.ts";
import type { PromptfooInput } from "./promptfoo-input.ts";
import type { SourceFolder } from "./source-folder.ts";
import { fillIn } from "./template.ts";

/** A prompt of a config, not filled in. */
export interface WrittenPrompt {
  label: string | undefined;
  text: string;
  place: string;
}

const Written = z.looseObject({
  id: z.string().optional(),
  label: z.string().optional(),
  raw: z.string().optional(),
});
const Messages = z
  .array(z.strictObject({ role: z.enum(["system", "user", "assistant"]), content: z.string() }))
  .min(1);
const readable = new Set([".txt", ".md", ".json", ".j2"]);
const unreadable = new Set([
  ".csv",
  ".jsonl",
  ".yaml",
  ".yml",
  ".py",
  ".js",
  ".mjs",
  ".cjs",
  ".ts",
  ".exe",
  ".sh",
]);

/** The prompts of a config: texts, files of them, or objects with a label. Left out: the variable `prompt`. */
export function readPrompts(
  written: unknown,
  { folder, problems }: { folder: SourceFolder; problems: Problems },
): WrittenPrompt[] {
  if (written === undefined) return [{ label: undefined, text: "{{prompt}}", place: "prompts" }];
  const list: unknown[] = Array.isArray(written) ? written : [written];
  return list.flatMap((each, index) => {
    const place = Array.isArray(written) ? `prompts[${index}]` : "prompts";
    const parsed = Written.safeParse(typeof each === "string" ? { raw: each } : each);
    if (!parsed.success) {
      problems.add(place, "is no prompt: a text, file://…, or an object with raw and label");
      return [];
    }
    const { id, label, raw = id, ...rest } = parsed.data;
    for (const key of Object.keys(rest)) problems.add(`${place}.${key}`, "is not supported");
    if (raw === undefined || raw.trim() === "") {
      problems.add(place, "is empty");
      return [];
    }
    return textsOf(raw, { place, folder, problems }).map((text) => ({ label, text, place }));
  });
}

function textsOf(
  raw: string,
  { place, folder, problems }: { place: string; folder: SourceFolder; problems: Problems },
): string[] {
  const ending = path.extname(raw);
  const isFile =
    raw.startsWith("file://") || (!/\s/u.test(raw) && (readable.has(ending) || unreadable.has(ending)));
  if (!isFile) return [raw];
  if (!readable.has(ending)) {
    problems.add(place, `${raw}: prompts are read from ${[...readable].join(", ")} only`);
    return [];
  }
  const text = folder.read(raw, place);
  if (text === undefined) return [];
  const texts = ending === ".txt" ? text.split(/^---[ \t]*\r?$/mu) : [text];
  const filled = texts.map((each) => each.trim()).filter((each) => each !== "");
  if (filled.length === 0) problems.add(place, `${raw} is empty`);
  return filled;
}

/**
 * A prompt with its variables filled in. A JSON list of messages becomes messages, anything else one of the user.
 * @throws TemplateProblem
 */
export function fillInPrompt(
  text: string,
  { vars, prefix, suffix }: { vars: Readonly<Record<string, Json>>; prefix: string; suffix: string },
): PromptfooInput["messages"] {
  const messages = Messages.safeParse(parseJson(text));
  if (messages.success)
    return messages.data.map(({ role, content }) => ({ role, content: fillIn(content, vars) }));
  return [{ role: "user", content: fillIn(prefix + text + suffix, vars) }];
}

export function isMessageList(text: string): boolean {
  return Messages.safeParse(parseJson(text)).success;
}

/** Why a prompt that looks like a list of messages is none that can be taken over. */
export function messageProblem(text: string): string | undefined {
  if (/^\s*-\s+role:/u.test(text)) return "is a list of messages in YAML; write it as JSON";
  const value = parseJson(text);
  if (value === undefined)
    return /^\s*\[\s*\{\s*"/u.test(text) && text.includes('"role"')
      ? "is no JSON as it stands; put templates inside of the texts"
      : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  return Messages.safeParse(value).success
    ? undefined
    : "is JSON and no list of messages with a role (system, user, assistant) and a text for content";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
