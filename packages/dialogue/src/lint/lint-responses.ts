import type { Assistant, Wording } from "../assistant.ts";
import { languages } from "../language.ts";
import { patternResponses } from "../patterns/responses.ts";
import type { Finding } from "./finding.ts";

/** Responses without a language or with an empty variant, and the ids elsewhere that name none. */
export function lintResponses(assistant: Assistant): readonly Finding[] {
  const found: Finding[] = [];
  for (const [id, response] of Object.entries(assistant.responses))
    for (const language of languages) {
      const wordings: readonly Wording[] | undefined = response[language];
      if (wordings === undefined || wordings.length === 0)
        found.push({
          code: "missing_language",
          severity: "error",
          message: `the response ${id} has no ${language}`,
        });
      else if (wordings.some((wording) => typeof wording === "string" && wording.trim() === ""))
        found.push({
          code: "empty_variant",
          severity: "error",
          message: `the response ${id} has an empty variant in ${language}`,
        });
    }
  const isKnown = (id: string) =>
    Object.hasOwn(assistant.responses, id) || Object.hasOwn(patternResponses, id);
  const named: (readonly [string, string])[] = Object.entries(assistant.slots).flatMap(
    ([slot, { invalid }]) => (invalid === undefined ? [] : [[`the slot ${slot}`, invalid] as const]),
  );
  if (assistant.greets !== undefined) named.push(["the greeting", assistant.greets]);
  for (const [who, id] of named)
    if (!isKnown(id))
      found.push({
        code: "unknown_response",
        severity: "error",
        message: `${who} names ${id}, which is no response`,
      });
  for (const id of Object.keys(assistant.responses))
    if (id.startsWith("pattern.") && id !== "pattern.completed" && !Object.hasOwn(patternResponses, id))
      found.push({ code: "unknown_response", severity: "warning", message: `no pattern says ${id}` });
  for (const flow of assistant.flows)
    for (const language of languages)
      if ((flow.title[language] ?? "").trim() === "")
        found.push({
          code: "missing_language",
          severity: "error",
          flow: flow.id,
          message: `its title has no ${language}`,
        });
  return found;
}
