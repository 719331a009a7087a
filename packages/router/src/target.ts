import type { Target } from "./wires/index.ts";

/** `provider/model` of a target. */
export function addressOfTarget({ provider, modelId }: Target): string {
  return `${provider.id}/${modelId}`;
}
