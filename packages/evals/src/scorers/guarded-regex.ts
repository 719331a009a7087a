import { createContext, Script } from "node:vm";

/** A regular expression that cannot hold up a run. */
export interface GuardedRegex {
  source: string;
  /** The first match, undefined where there is none. @throws Error where it takes too long */
  find(text: string): string | undefined;
}

/**
 * Guards a regular expression: one that could backtrack for long runs with a time limit, under which V8 gives it up.
 * Flags `g` and `y` keep no state from one text to the next. A text of a pattern that is found is found anywhere.
 */
export function guardRegex(pattern: RegExp, { timeoutMs = 500 }: { timeoutMs?: number } = {}): GuardedRegex {
  const own = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/gu, ""));
  const quickUpTo = quickLength(pattern.source);
  return {
    source: String(own),
    find(text) {
      if (text.length <= quickUpTo) return own.exec(text)?.[0];
      try {
        return findWithin({ pattern: own, text, timeoutMs });
      } catch (error) {
        if (!isTimeout(error)) throw error;
        throw new Error(
          `${String(own)} took more than ${timeoutMs} ms on ${text.length} characters: it backtracks too much`,
          { cause: error },
        );
      }
    },
  };
}

/** The error comes from the script's own realm, so it is no instance of this one's Error. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}

/** Characters up to which a pattern takes no time to speak of, whatever the text: by its quantifiers, on the safe side. */
function quickLength(source: string): number {
  const bare = source
    .replaceAll(/\\[pPuk](?:\{[^}]*\}|<[^>]*>)|\\./gsu, "e")
    .replaceAll(/\[[^\]]*\]/gu, "c")
    .replaceAll(/\(\?(?:[:=!]|<[=!]|<[^>]*>)/gu, "(");
  if (/\\[1-9]|\\k/u.test(source) || /\)[*+?{]/u.test(bare)) return 0;
  const quantifiers = bare.match(/[*+?{]/gu)?.length ?? 0;
  return [1_000_000, 5_000, 500][quantifiers] ?? 0;
}

let script: Script | undefined;
let sandbox: { pattern: RegExp; text: string; found?: unknown } | undefined;

function findWithin({
  pattern,
  text,
  timeoutMs,
}: {
  pattern: RegExp;
  text: string;
  timeoutMs: number;
}): string | undefined {
  script ??= new Script("found = pattern.exec(text)?.[0]");
  if (sandbox === undefined) {
    sandbox = { pattern, text };
    createContext(sandbox);
  }
  Object.assign(sandbox, { pattern, text, found: undefined });
  try {
    script.runInContext(sandbox, { timeout: timeoutMs });
    return typeof sandbox.found === "string" ? sandbox.found : undefined;
  } finally {
    Object.assign(sandbox, { text: "", found: undefined });
  }
}
