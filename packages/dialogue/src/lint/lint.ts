import type { Assistant } from "../assistant.ts";
import type { Finding } from "./finding.ts";
import { lintFlow } from "./lint-flow.ts";
import { lintIntents } from "./lint-intents.ts";
import { lintResponses } from "./lint-responses.ts";
import { lintSlots } from "./lint-slots.ts";

/** Finds what is wrong with an assistant's data, without running it; in the order of flows and steps. */
export function lint(assistant: Assistant): readonly Finding[] {
  return [
    ...assistant.flows.flatMap((flow) => lintFlow(flow, assistant)),
    ...lintSlots(assistant),
    ...lintResponses(assistant),
    ...lintIntents(assistant),
  ];
}
