export { dump } from "./dump.ts";
export type { BackupCount, DumpOptions } from "./dump.ts";
export { restore } from "./restore.ts";
export type { RestoreOptions } from "./restore.ts";
