import type { Calculation } from "../calculators/index.ts";
import type { Expectation, Question } from "../question.ts";

/** What an answer came to. */
export interface Reply {
  text: string;
  /** Ids as they are cited: `fact:gpt4-run-cost`, in the order of the text, each once. */
  cited: readonly string[];
  calculations: readonly Calculation[];
}

const mostFacts = 3;
const sameWithin = 1e-9;
const citation = /\[((?:fact|claim|section|entity|calculator):[a-z0-9-]+)\]/gu;

export function replyOf(text: string, calculations: readonly Calculation[]): Reply {
  return { text, cited: [...new Set([...text.matchAll(citation)].map(([, id = ""]) => id))], calculations };
}

/** What was said before a question, first things first. */
export function turnsBefore({ followUpOf }: Question, byId: ReadonlyMap<string, Question>): string[] {
  const before = followUpOf === undefined ? undefined : byId.get(followUpOf);
  return before === undefined ? [] : [...turnsBefore(before, byId), before.question];
}

/** Nothing is stated: no fact, name, claim or calculation is cited. A section to look in may be. */
export function isRefusal({ cited }: Reply): boolean {
  return cited.every((id) => id.startsWith("section:"));
}

/** What was expected is there, and not many figures beside it. */
export function isRight(expect: Expectation, { cited, calculations }: Reply): boolean {
  const of = (kind: string) =>
    cited.flatMap((id) => (id.startsWith(`${kind}:`) ? [id.slice(kind.length + 1)] : []));
  const facts = of("fact");
  if (expect.facts !== undefined)
    return facts.length <= mostFacts && expect.facts.every((id) => facts.includes(id));
  if (expect.factsAny !== undefined)
    return facts.length <= mostFacts && expect.factsAny.some((id) => facts.includes(id));
  if (expect.claim !== undefined) return of("claim").includes(expect.claim);
  if (expect.entities !== undefined) {
    const entities = of("entity");
    return (
      entities.length === expect.entities.length && expect.entities.every((slug) => entities.includes(slug))
    );
  }
  const { calculator, result } = expect;
  return calculations.some(
    (calculation) =>
      calculation.calculator === calculator &&
      result !== undefined &&
      isClose(calculation.outputs[result.output], result.value),
  );
}

function isClose(value: unknown, wanted: number): boolean {
  return typeof value === "number" && Math.abs(value - wanted) <= sameWithin * Math.max(1, Math.abs(wanted));
}
