import { createHash } from "node:crypto";

/** A seed for one sample in one epoch of a run: the same for every model, another for every try. */
export function seedOf({ run, sample, epoch }: { run: string; sample: string; epoch: number }): number {
  return createHash("sha256")
    .update(JSON.stringify([run, sample, epoch]))
    .digest()
    .readUInt32LE(0);
}
