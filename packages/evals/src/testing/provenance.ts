import type { Provenance } from "../log/record.ts";

/** Of a run that was made nowhere. */
export const provenance: Provenance = {
  versions: { node: "24.0.0" },
  machine: { os: "test", arch: "x64", cpu: "test", cores: 2, memoryBytes: 1 },
};
