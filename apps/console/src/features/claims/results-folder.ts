import "server-only";
import { join } from "node:path";
import { findCheckout } from "@assay/db/home";
import { readEnv } from "~/server/env.ts";
import { readResults } from "./read-results.ts";
import type { ResultsRead } from "./read-results.ts";

/** The bench's results of this installation. */
export function readBenchResults(): Promise<ResultsRead> {
  return readResults(readEnv().ASSAY_BENCH_RESULTS ?? join(findCheckout() ?? ".", "bench-results"));
}
