import type { LoadOptions } from "../dataset.ts";
import { RunRecord } from "../log/record.ts";
import type { ModelEntry } from "../log/record.ts";
import type { OpenSample, Suite } from "../suite.ts";
import type { FoundTry } from "./try-store.ts";

/** What a worker needs for a try. */
export interface ReadyTry {
  run: RunRecord;
  open: OpenSample;
  model: ModelEntry;
}

interface Opened {
  hash: string;
  byId: ReadonlyMap<string, OpenSample>;
}

/**
 * The suites that this process knows, each opened once.
 * @returns what a try needs; a text that names what this process has otherwise than the run
 */
export function createSuiteShelf(
  suites: readonly Suite[],
  load: LoadOptions,
): (found: FoundTry) => Promise<ReadyTry | string> {
  const shelf = new Map<string, Promise<Opened>>();

  async function openOnce(suite: Suite): Promise<Opened> {
    const { samples, hash } = await suite.open(load);
    return { hash, byId: new Map(samples.map((open) => [open.sample.id, open])) };
  }

  function take(suite: Suite): Promise<Opened> {
    const known = shelf.get(suite.id);
    if (known !== undefined) return known;
    const opening = openOnce(suite);
    shelf.set(suite.id, opening);
    // Data that is missing may be put there later.
    opening.catch(() => shelf.delete(suite.id));
    return opening;
  }

  return async (found) => {
    const parsed = RunRecord.safeParse(found.record);
    if (!parsed.success) return "cannot read the run: it was begun by another version of Assay";
    const run = parsed.data;
    const { id, version } = run.suite;
    const suite = suites.find((each) => each.id === id);
    if (suite === undefined) return `has no suite ${id}`;
    if (suite.version !== version)
      return `has version ${suite.version} of ${id}, and the run is of version ${version}`;
    try {
      const { hash, byId } = await take(suite);
      if (hash !== run.dataset.hash)
        return `has another dataset of ${id} (${hash}, and the run is of ${run.dataset.hash})`;
      const open = byId.get(found.sample);
      const model = run.models.find(({ address }) => address === found.model);
      if (open === undefined || model === undefined) return `does not know ${found.model} on ${found.sample}`;
      return { run, open, model };
    } catch (error) {
      return `cannot open ${id}: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
}
