import { keyOf, linesOf, parseLine } from "./read-log.ts";
import type { ResultRecord, SampleRecord } from "./record.ts";

/** A sample with everything that was answered to it. */
export interface SampleTries {
  sample: SampleRecord;
  /** For each model and epoch the result that counts, whole. */
  results: readonly ResultRecord[];
}

/**
 * Reads what a log holds of one sample and keeps nothing else in memory: other lines are passed over unread.
 * Undefined where the log has no such sample.
 * @throws LogProblem
 */
export async function readTries(path: string, id: string): Promise<SampleTries | undefined> {
  const named = Buffer.from(JSON.stringify(id));
  const results = new Map<string, ResultRecord>();
  let sample: SampleRecord | undefined;
  let number = 0;
  for await (const { raw, isWhole } of linesOf(path)) {
    number += 1;
    if (!isWhole || number === 1 || !raw.includes(named)) continue;
    const record = parseLine(raw.toString("utf8"), `${path}:${number}`);
    if (record.type === "sample" && record.id === id) sample = record;
    if (record.type === "result" && record.sample === id) results.set(keyOf(record), record);
  }
  return sample && { sample, results: [...results.values()] };
}
