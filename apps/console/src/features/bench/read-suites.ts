import "server-only";
import { readEnv } from "~/server/env.ts";
import { suites } from "~/server/suites.ts";
import { readSuite } from "./suite-reading.ts";
import type { SuiteReading } from "./suite-reading.ts";

let opened: Promise<SuiteReading[]> | undefined;

/** The suites of this installation, opened once: their samples do not change while it runs. */
export function readSuites(): Promise<SuiteReading[]> {
  const dataFolder = readEnv().ASSAY_BENCH_DATA;
  opened ??= Promise.all(suites.map((suite) => readSuite(suite, { dataFolder }))).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
