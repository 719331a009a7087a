import type { TurnMeta } from "../turn.ts";

/** Which engine stands behind an address; of `app:<name>` it is known when it has answered. */
export function engineOf(address: string): TurnMeta["engine"] {
  if (address.startsWith("classic/")) return "classic";
  return address.startsWith("guided/") ? "guided" : "model";
}

/** The language a text is to be answered in. */
export function languageOf(text: string): "zh" | "en" {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > latin ? "zh" : "en";
}
