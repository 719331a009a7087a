import type { Json } from "../sample.ts";
import type { Scorer } from "../scorer.ts";
import { hashJson } from "./canonical-json.ts";
import { describeDifference, differences } from "./differences.ts";
import { expectedOf, naming, partOf, unscorable } from "./reading.ts";
import type { Read } from "./reading.ts";

/** The parts of a scorer of the world that a solution leaves behind. */
export interface StateParts {
  state: Json;
  expected: Json;
}

/**
 * 1 where the state after a solution is the expected one, else 0 with the first paths that differ. The order of keys does
 * not matter, that of lists does. The details hold the SHA-256 of both states as canonical JSON, without regard to
 * `ignore`.
 * @throws Error where the solution has no state: of doing nothing, too, it has to be known what it leaves behind
 */
export function finalState<Input = never, Expected = never>({
  id = "final-state",
  ignore,
  mostDifferences = 10,
  read,
}: {
  id?: string;
  /** Whether what stands at a path does not count: times of change, drawn ids. */
  ignore?: (path: readonly (string | number)[]) => boolean;
  mostDifferences?: number;
  read?: Read<Input, Expected, StateParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const expected = expectedOf(scored, parts);
      const state = partOf(parts, "state", scored.solution.state);
      if (state === undefined) throw unscorable(scored, "the solution has no state");
      const hashes = naming(scored, () => ({ sha256: hashJson(state), expectedSha256: hashJson(expected) }));
      const differ = differences(expected, state, {
        most: mostDifferences,
        decide: ({ path }) => (ignore?.(path) === true ? true : undefined),
      }).map(describeDifference);
      return {
        value: differ.length === 0 ? 1 : 0,
        ...(differ.length > 0 && { why: differ.slice(0, 3).join("; ") }),
        details: { ...hashes, differences: differ },
      };
    },
  };
}
