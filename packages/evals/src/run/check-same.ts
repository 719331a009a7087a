import { LogProblem } from "../log/problem.ts";
import type { RunLog } from "../log/record.ts";
import type { OpenSuite, Suite } from "../suite.ts";

/** @throws LogProblem where going on would mix results of different things */
export function checkSame(
  path: string,
  { before, suite, opened }: { before: RunLog; suite: Suite; opened: OpenSuite },
): void {
  const { run, samples } = before;
  if (run.suite.id !== suite.id)
    throw new LogProblem(`${path}: is a run of ${run.suite.id}, not of ${suite.id}. Start a new run.`);
  if (run.suite.version !== suite.version)
    throw new LogProblem(
      `${path}: was made with version ${run.suite.version} of ${suite.id}, which is now at ${suite.version}. Start a new run.`,
    );
  const hashes = new Map(opened.samples.map(({ sample, hash }) => [sample.id, hash]));
  const changed = [...samples.values()].filter(({ id, hash }) => hashes.get(id) !== hash);
  const [first] = changed;
  if (first !== undefined)
    throw new LogProblem(
      `${path}: ${changed.length} of ${samples.size} samples are not what they were, ${JSON.stringify(first.id)} ${hashes.has(first.id) ? "has changed" : "is gone"}. Start a new run: results on both would not be of one dataset.`,
    );
  if (run.dataset.hash !== opened.hash)
    throw new LogProblem(
      `${path}: the dataset has changed since the run began (${run.dataset.hash}, now ${opened.hash}), in samples that were not tried yet. Start a new run.`,
    );
}
