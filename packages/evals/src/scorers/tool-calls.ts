import { z } from "zod";
import type { Scorer } from "../scorer.ts";
import type { CallRecord } from "../solver.ts";
import { callsOf, ExpectedCall } from "./calls-of.ts";
import { describeDifference, differences } from "./differences.ts";
import type { Decide } from "./differences.ts";
import { pairUp } from "./pair-up.ts";
import { parseExpected, shorten } from "./reading.ts";
import type { Read } from "./reading.ts";

/** The parts of a scorer of tool calls. */
export interface CallParts {
  calls: readonly CallRecord[];
  expected: readonly ExpectedCall[];
}

/** Whether an argument will do, where equality asks too much. Undefined is an argument that was left out. */
export type CompareArgument = (actual: unknown, expected: unknown) => boolean;

const Calls = z.array(ExpectedCall);

/**
 * 1 where the calls are those expected, else 0, with what differed. `exact`: the same calls in the same order;
 * `any-order`: the same calls, as often; `subset`: those expected are among them, in any order. Arguments are compared
 * deeply, the order of their keys aside; a call that is expected without arguments takes any.
 */
export function toolCalls<Input = never, Expected = never>({
  id = "tool-calls",
  mode = "exact",
  compare = {},
  areExtraArgumentsAllowed = false,
  read,
}: {
  id?: string;
  mode?: "exact" | "subset" | "any-order";
  /** By the name of an argument, or `tool.argument`, which goes before. */
  compare?: Readonly<Record<string, CompareArgument>>;
  /** Arguments that the expected call does not name do not count. */
  areExtraArgumentsAllowed?: boolean;
  read?: Read<Input, Expected, CallParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const expected = parseExpected(scored, parts, { schema: Calls, shape: "a list of {name, arguments}" });
      const made = parts.calls ?? callsOf(scored.solution);
      const partners =
        mode === "exact"
          ? expected.map((call, index) => (made[index] && fits(call, made[index]) ? index : undefined))
          : pairUp(expected, made, fits);
      const used = new Set(partners);
      const left = expected.filter((_, index) => partners[index] === undefined);
      const extra = mode === "subset" ? [] : made.filter((_, index) => !used.has(index));
      const problems =
        mode === "exact"
          ? inOrder(expected, made)
          : outOfOrder({ left, made, used, isExtraBad: mode !== "subset" });
      const isRight = left.length === 0 && extra.length === 0;
      return {
        value: isRight ? 1 : 0,
        ...(!isRight && { why: problems.slice(0, 3).join("; ") }),
        details: {
          expected: expected.length,
          made: made.length,
          matched: expected.length - left.length,
          problems: problems.slice(0, 20),
        },
      };
    },
  };

  function fits(expected: ExpectedCall, made: CallRecord): boolean {
    return expected.name === made.name && argumentsDiffer(expected, made).length === 0;
  }

  function argumentsDiffer({ name, arguments: wanted }: ExpectedCall, made: CallRecord): string[] {
    if (wanted === undefined) return [];
    const decide: Decide = ({ path: [argument, ...rest], expected, actual }) => {
      if (typeof argument !== "string" || rest.length > 0) return undefined;
      const own = [`${name}.${argument}`, argument].find((key) => Object.hasOwn(compare, key));
      if (own !== undefined) return compare[own]?.(actual, expected);
      return areExtraArgumentsAllowed && expected === undefined ? true : undefined;
    };
    return differences(wanted, made.arguments, { most: 5, decide }).map(describeDifference);
  }

  function inOrder(expected: readonly ExpectedCall[], made: readonly CallRecord[]): string[] {
    return Array.from({ length: Math.max(expected.length, made.length) }, (_, index) => {
      const [wanted, given] = [expected[index], made[index]];
      if (wanted === undefined)
        return given === undefined ? [] : [`call ${index + 1}: ${given.name} too much`];
      if (given === undefined) return [`call ${index + 1}: ${wanted.name} is missing`];
      if (wanted.name !== given.name) return [`call ${index + 1}: ${given.name}, expected ${wanted.name}`];
      const differs = argumentsDiffer(wanted, given);
      return differs.length === 0 ? [] : [`call ${index + 1}: ${wanted.name}: ${differs.join(", ")}`];
    }).flat();
  }

  /** Each expected call that found no partner, held against the closest call of its name that is left. */
  function outOfOrder({
    left,
    made,
    used,
    isExtraBad,
  }: {
    left: readonly ExpectedCall[];
    made: readonly CallRecord[];
    used: ReadonlySet<number | undefined>;
    isExtraBad: boolean;
  }): string[] {
    const rest = made.filter((_, index) => !used.has(index));
    const problems = left.map((wanted) => {
      const [closest] = rest
        .filter((call) => call.name === wanted.name)
        .map((call) => ({ call, differs: argumentsDiffer(wanted, call) }))
        .toSorted((first, second) => first.differs.length - second.differs.length);
      if (closest === undefined) return `${wanted.name} is missing`;
      rest.splice(rest.indexOf(closest.call), 1);
      return `${wanted.name}: ${closest.differs.join(", ")}`;
    });
    return isExtraBad ? [...problems, ...rest.map((call) => `${shorten(call.name)} too much`)] : problems;
  }
}
