export { distributeTo } from "./distribute.ts";
export type { DistributeOptions, Notice } from "./distribute.ts";
export { handleTries } from "./handle-tries.ts";
export type { HandleTriesOptions } from "./handle-tries.ts";
export { tidyTries } from "./run-store.ts";
