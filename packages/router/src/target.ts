import type { Target } from "./wires/index.ts";

/** `provider/model` of a target. */
export function addressOfTarget({ provider, modelId }: Target): string {
  return `${provider.id}/${modelId}`;
}

/** An address as a header takes it: what is not printable ASCII, and the percent sign, as in URLs. */
export function addressInHeader(address: string): string {
  return address.toWellFormed().replaceAll(/[^\x21-\x7e]|%/gu, encodeURIComponent);
}
