import type { Scored, Scorer } from "../scorer.ts";
import type { CallRecord, TranscriptMessage } from "../solver.ts";
import { callsOf } from "./calls-of.ts";
import { guardRegex } from "./guarded-regex.ts";
import { foldText } from "./normalise-text.ts";
import { naming, shorten, unscorable } from "./reading.ts";
import type { Phrase, TrajectoryRule } from "./trajectory-rule.ts";

/**
 * Whether a conversation kept to its rules: 1 where all are kept and else 0, or the share of those kept. Every broken rule
 * is named. Where a solution has no transcript, its text is all that the assistant said.
 * @throws Error where a sample has no rules
 */
export function trajectory<Input = never, Expected = never>({
  id = "trajectory",
  rules,
  value = "all",
  timeoutMs = 500,
}: {
  id?: string;
  /** The same for all samples, or those of one. */
  rules: readonly TrajectoryRule[] | ((scored: Scored<Input, Expected>) => readonly TrajectoryRule[]);
  value?: "all" | "share";
  /** For each regular expression and message. */
  timeoutMs?: number;
}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const own = typeof rules === "function" ? rules(scored) : rules;
      if (own.length === 0) throw unscorable(scored, "there are no rules");
      for (const rule of own) {
        if ("phrase" in rule && rule.phrase === "")
          throw unscorable(
            scored,
            `rule ${rule.name}: its phrase is empty, and would be found in everything`,
          );
      }
      const { solution } = scored;
      const messages = solution.transcript ?? [{ role: "assistant" as const, text: solution.text }];
      const seen = { messages, calls: callsOf(solution), timeoutMs };
      const broken = own.flatMap((rule) => {
        const why = naming(scored, () => breach(rule, seen));
        return why === undefined ? [] : [{ rule: rule.name, why }];
      });
      const kept = own.length - broken.length;
      return {
        value: value === "share" ? kept / own.length : broken.length === 0 ? 1 : 0,
        ...(broken.length > 0 && { why: broken.map(({ rule, why }) => `${rule}: ${why}`).join("; ") }),
        details: { rules: own.length, kept, broken },
      };
    },
  };
}

interface Seen {
  messages: readonly TranscriptMessage[];
  calls: readonly CallRecord[];
  timeoutMs: number;
}

/** How a rule is broken; undefined where it is kept. */
function breach(rule: TrajectoryRule, seen: Seen): string | undefined {
  switch (rule.kind) {
    case "must-say": {
      const { role = "assistant", phrase } = rule;
      return firstSaid(phrase, { ...seen, role }) === undefined
        ? `${role} never says ${shown(phrase)}`
        : undefined;
    }
    case "never-say": {
      const { role = "assistant", phrase } = rule;
      const said = firstSaid(phrase, { ...seen, role });
      return said && `${role} says "${shorten(said.found)}" in turn ${said.turn}`;
    }
    case "must-disclose": {
      const said = firstSaid(rule.phrase, { ...seen, role: "assistant" });
      if (said === undefined) return `${shown(rule.phrase)} is never said`;
      return said.turn <= rule.byTurn
        ? undefined
        : `${shown(rule.phrase)} is said in turn ${said.turn}, due by turn ${rule.byTurn}`;
    }
    case "must-call":
      return seen.calls.some((call) => fits(rule, call)) ? undefined : `${rule.call} is never called`;
    case "never-call": {
      const place = seen.calls.findIndex((call) => fits(rule, call));
      return place < 0 ? undefined : `${rule.call} is call ${place + 1}`;
    }
    case "must-call-before": {
      const first = seen.calls.findIndex(({ name, isError }) => name === rule.call && isError !== true);
      const place = seen.calls.findIndex(({ name }) => name === rule.before);
      if (place < 0 || (first >= 0 && first < place)) return undefined;
      return `${rule.before} is call ${place + 1}, without ${rule.call} before it`;
    }
  }
}

function fits(
  { call: name, where }: { call: string; where?: (call: CallRecord) => boolean },
  call: CallRecord,
): boolean {
  return call.name === name && (where?.(call) ?? true);
}

/** What was found first, and in which message of its role, from 1. */
function firstSaid(
  phrase: Phrase,
  { messages, role, timeoutMs }: Seen & { role: TranscriptMessage["role"] },
): { found: string; turn: number } | undefined {
  const find = finder(phrase, timeoutMs);
  for (const [index, { text }] of messages.filter((message) => message.role === role).entries()) {
    const found = find(text);
    if (found !== undefined) return { found, turn: index + 1 };
  }
  return undefined;
}

function finder(phrase: Phrase, timeoutMs: number): (text: string) => string | undefined {
  if (typeof phrase !== "string") return guardRegex(phrase, { timeoutMs }).find;
  const wanted = foldText(phrase);
  return (text) => (foldText(text).includes(wanted) ? phrase : undefined);
}

function shown(phrase: Phrase): string {
  return typeof phrase === "string" ? `"${shorten(phrase)}"` : String(phrase);
}
