import type { ResultRecord } from "../log/record.ts";
import type { TryOptions } from "./try-sample.ts";

/** Makes the tries of a run somewhere else. Only their results come back: the log is written where the run is. */
export interface Crew {
  /** Rejects only where the run is ended. */
  attempt(options: TryOptions): Promise<ResultRecord>;
  /** Takes back what was not made. */
  close(): Promise<void>;
}
