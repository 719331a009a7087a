import type { Command } from "../command.ts";
import type { Refusal } from "../effect.ts";
import type { Compiled } from "./compile.ts";

/** Who proposes: rules of the assistant itself, or a model. */
export type Origin = "rules" | "model";

/** What a command is checked against. */
export interface Standing {
  /** Flows on the stack, and those that start with it. */
  flows: readonly string[];
  asked: string | null;
  /** Something may be cancelled: a flow, a question between flows, an offer. */
  isOpen: boolean;
}

function checkSlot(compiled: Compiled, slot: string, standing: Standing): Refusal["code"] | undefined {
  const declared = compiled.slots.get(slot);
  if (declared === undefined) return "unknown_slot";
  if (declared.internal === true) return "not_allowed";
  const isFillable = standing.flows.some((flow) => compiled.flows.get(flow)?.fillable.includes(slot));
  return isFillable ? undefined : "slot_not_asked";
}

function checkFlow(compiled: Compiled, flow: string): Refusal["code"] | undefined {
  const found = compiled.flows.get(flow);
  if (found === undefined) return "unknown_flow";
  return found.flow.internal === true ? "not_allowed" : undefined;
}

/** Why the flows do not allow a command here, or undefined where they do. Values are checked when they are set. */
export function check(
  compiled: Compiled,
  command: Command,
  { standing, origin }: { standing: Standing; origin: Origin },
): Refusal["code"] | undefined {
  switch (command.command) {
    case "start_flow":
      return checkFlow(compiled, command.flow);
    case "clarify":
      return command.flows.map((flow) => checkFlow(compiled, flow)).find((code) => code !== undefined);
    case "cancel_flow":
      return standing.isOpen ? undefined : "nothing_to_cancel";
    case "set_slot":
    case "correct_slot":
      if (origin === "model") return checkSlot(compiled, command.slot, standing);
      return compiled.slots.has(command.slot) ? undefined : "unknown_slot";
    case "skip":
      return standing.asked === null ? "not_allowed" : undefined;
    case "knowledge":
      return compiled.assistant.knowledge === undefined ? "not_allowed" : undefined;
    case "interrupt":
      return compiled.assistant.interrupts?.[command.interrupt] === false ? "not_allowed" : undefined;
    case "hand_over":
      return compiled.hasHuman ? undefined : "not_allowed";
    default:
      return undefined;
  }
}

/** The flows that a list of commands starts, as far as a person may start them. */
export function startedBy(compiled: Compiled, commands: readonly Command[]): readonly string[] {
  return commands.flatMap((each) =>
    each.command === "start_flow" && checkFlow(compiled, each.flow) === undefined ? [each.flow] : [],
  );
}
