import { Interrupt } from "../command.ts";
import type { Assistant } from "../assistant.ts";
import { languages } from "../language.ts";
import { interruptRulesEn } from "./interrupt-rules-en.ts";
import { interruptRulesZh } from "./interrupt-rules-zh.ts";
import type { InterruptRule } from "./interrupt-rule.ts";

const builtIn: readonly InterruptRule[] = [...interruptRulesEn, ...interruptRulesZh];
const clauseEnd = /[,，。!！?？;；…\n\r]+|(?<!\b\p{L})\.(?=\s|$)|、/u;
const negation =
  /(?:\b(?:not|never|no)\b|n't)(?:\s+[\w']+){0,3}\s*$|(?:不|别|没|没有|不是)(?:要|想|用|说|是)*$/;
/** More clauses than a person says in one turn; the rest is not looked at. */
const maxClauses = 200;

function clausesOf(normalised: string): readonly string[] {
  const text = normalised.toLowerCase().replaceAll(/[’‘`]/g, "'");
  return text
    .split(clauseEnd)
    .slice(0, maxClauses)
    .map((clause) => clause.trim().replaceAll(/\s+/g, " "))
    .filter((clause) => clause !== "");
}

function isSaid(rule: InterruptRule, clause: string): boolean {
  const match = rule.says.exec(clause);
  if (match === null) return false;
  const before = clause.slice(0, match.index);
  const after = clause.slice(match.index + match[0].length);
  const isTakenBack = rule.unlessAfter?.test(before) === true || rule.unlessBefore?.test(after) === true;
  return !isTakenBack || (rule.evenIf?.test(clause) === true && !negation.test(before));
}

/** A phrase of an assistant's own, as a rule: a whole word where it is in letters. */
function ruleOf(interrupt: Interrupt, phrase: string): InterruptRule {
  const escaped = phrase.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const says = /^[\w' -]+$/.test(phrase) ? new RegExp(String.raw`\b${escaped}\b`) : new RegExp(escaped);
  return { interrupt, says, unlessAfter: negation };
}

/**
 * Makes the reader of global interrupts: rules in both languages, those of the assistant added, those it
 * does not have left out. A negation ("don't stop") or a question about it ("how do I opt out?") is none.
 */
export function createInterruptReader(
  own: NonNullable<Assistant["interrupts"]>,
): (normalised: string) => Interrupt | undefined {
  const rules = Interrupt.options.flatMap((interrupt) => {
    const added = own[interrupt];
    if (added === false) return [];
    const phrases = languages.flatMap((language) => added?.[language] ?? []);
    const inherited = builtIn.filter((rule) => rule.interrupt === interrupt);
    return [...inherited, ...phrases.map((phrase) => ruleOf(interrupt, phrase))];
  });
  return (normalised) => {
    const clauses = clausesOf(normalised);
    return rules.find((rule) => clauses.some((clause) => isSaid(rule, clause)))?.interrupt;
  };
}
