import type { Assistant, Flow, Step } from "../assistant.ts";
import { slotsOf } from "../engine/condition.ts";
import { placeholders } from "../engine/say.ts";
import { languages } from "../language.ts";
import type { Finding } from "./finding.ts";

/** Holds the code of a failed action; needs no declaration. */
const failure = "failure";
/** What patterns give to wordings beside the slots. */
const parameters = new Set([failure, "flow", "title", "value", "options", "flows", "human"]);

function shownBy(assistant: Assistant, response: string): readonly string[] {
  const written = Object.hasOwn(assistant.responses, response) ? assistant.responses[response] : undefined;
  if (written === undefined) return [];
  return languages.flatMap((language) =>
    (written[language] ?? []).flatMap((wording) =>
      typeof wording === "string" ? placeholders(wording) : [],
    ),
  );
}

function usedBy(step: Step, assistant: Assistant): readonly string[] {
  if ("branch" in step) return step.branch.flatMap((way) => slotsOf(way.when));
  if ("say" in step) return shownBy(assistant, step.say);
  return "collect" in step ? shownBy(assistant, step.ask) : [];
}

function filledBy(step: Step): readonly string[] {
  if ("collect" in step) return [step.collect];
  if ("act" in step) return [step.store, failure];
  return "set" in step ? Object.keys(step.set) : [];
}

function undeclared(flow: Flow, step: Step, assistant: Assistant): readonly Finding[] {
  const ids = [...filledBy(step), ...usedBy(step, assistant).filter((slot) => !parameters.has(slot))];
  return [...new Set(ids)]
    .filter((slot) => slot !== failure && !Object.hasOwn(assistant.slots, slot))
    .map((slot) => ({
      code: "undeclared_slot",
      severity: "error",
      flow: flow.id,
      step: step.id,
      message: `the slot ${slot} is used and not declared`,
    }));
}

/** Whether what is said can give the slot a value. */
function isReadable(assistant: Assistant, slot: string): boolean {
  const declared = assistant.slots[slot];
  return (
    declared?.from !== undefined ||
    declared?.fromText !== undefined ||
    declared?.yesNo === true ||
    (declared?.choices?.length ?? 0) > 0
  );
}

/** Slots that are used and not declared, declared and never filled or not used at all, asked for in vain. */
export function lintSlots(assistant: Assistant): readonly Finding[] {
  const steps = assistant.flows.flatMap((flow) => flow.steps.map((step) => ({ flow, step })));
  const filled = new Set([
    ...steps.flatMap(({ step }) => filledBy(step)),
    ...assistant.flows.flatMap((flow) => flow.takes ?? []),
  ]);
  const used = new Set(steps.flatMap(({ step }) => usedBy(step, assistant)));
  /** Rules and functions are opaque: what they fill or look at cannot be seen here. */
  const isByRules =
    assistant.read !== undefined || assistant.knowledge !== undefined || assistant.intents.length > 0;
  const isLookedAt = steps.some(({ step }) => "act" in step);
  const unasked = (slot: string) => assistant.slots[slot]?.internal === true;
  return [
    ...steps.flatMap(({ flow, step }) => undeclared(flow, step, assistant)),
    ...steps.flatMap(({ flow, step }): Finding[] => {
      if (!("collect" in step) || !Object.hasOwn(assistant.slots, step.collect)) return [];
      const where = { severity: "error", flow: flow.id, step: step.id } as const;
      if (unasked(step.collect))
        return [
          {
            code: "slot_never_filled",
            ...where,
            message: `the slot ${step.collect} is internal and cannot be asked for`,
          },
        ];
      if (isReadable(assistant, step.collect)) return [];
      return [
        { code: "slot_never_filled", ...where, message: `no answer can fill the slot ${step.collect}` },
      ];
    }),
    ...Object.keys(assistant.slots)
      .filter((slot) => !filled.has(slot) && (used.has(slot) || !isByRules))
      .filter((slot) => !(isByRules && unasked(slot)))
      .map((slot): Finding => ({
        code: "slot_never_filled",
        severity: "warning",
        message: `no flow fills the slot ${slot}`,
      })),
    ...Object.keys(assistant.slots)
      .filter((slot) => !filled.has(slot) && !used.has(slot) && !isByRules && !isLookedAt)
      .map((slot): Finding => ({
        code: "unused_slot",
        severity: "warning",
        message: `no flow uses the slot ${slot}`,
      })),
    ...assistant.flows.flatMap((flow) =>
      [...(flow.keeps ?? []), ...(flow.takes ?? [])]
        .filter((slot) => !Object.hasOwn(assistant.slots, slot))
        .map((slot): Finding => ({
          code: "undeclared_slot",
          severity: "error",
          flow: flow.id,
          message: `keeps or takes the slot ${slot}, which is not declared`,
        })),
    ),
  ];
}
