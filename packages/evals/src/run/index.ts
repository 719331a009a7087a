export { createFolderCache } from "./completion-cache.ts";
export type { CompletionCache } from "./completion-cache.ts";
export type { Crew } from "./crew.ts";
export { readProvenance } from "./provenance.ts";
export { resumeSuite, runSuite } from "./run-suite.ts";
export type { RunEnd, RunOptions, RunProgress } from "./run-suite.ts";
export { SampleProblem } from "./sample-problem.ts";
