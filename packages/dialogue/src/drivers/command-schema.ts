import { z } from "zod";
import { Interrupt } from "../command.ts";
import type { Slot } from "../assistant.ts";
import type { Compiled } from "../engine/compile.ts";
import { maxCommands } from "../engine/take-commands.ts";
import type { DialogueState } from "../state.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const values = new WeakMap<Slot, JsonSchema>();

/** What a slot takes, as JSON Schema; anything where its schema has no such form. */
export function valueSchema(slot: Slot): JsonSchema {
  const made = values.get(slot);
  if (made !== undefined) return made;
  const { $schema: _, ...schema } = z.toJSONSchema(slot.schema, { io: "input", unrepresentable: "any" });
  values.set(slot, schema);
  return schema;
}

function variant(command: string, fields: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  return {
    type: "object",
    properties: { command: { const: command }, ...fields },
    required: ["command", ...Object.keys(fields)],
    additionalProperties: false,
  };
}

/** Slots a model may fill now: those that flows on the stack, or any that may start, ask for or take. */
export function fillableSlots(compiled: Compiled, state: DialogueState): readonly string[] {
  const flows = [...state.stack.map((frame) => frame.flow), ...compiled.startable.map((flow) => flow.id)];
  const ids = flows.flatMap((flow) => compiled.flows.get(flow)?.fillable ?? []);
  return [...new Set(ids)].filter((id) => {
    const slot = compiled.slots.get(id);
    return slot !== undefined && slot.internal !== true;
  });
}

/** JSON Schema of `{commands}` with only what the flows allow in this state. */
export function commandSchema(compiled: Compiled, state: DialogueState): JsonSchema {
  const flows = compiled.startable.map((flow) => flow.id);
  const interrupts = Interrupt.options.filter((each) => compiled.assistant.interrupts?.[each] !== false);
  const slots = fillableSlots(compiled, state).flatMap((id) => {
    const slot = compiled.slots.get(id);
    if (slot === undefined) return [];
    const fields = { slot: { const: id }, value: valueSchema(slot) };
    return [variant("set_slot", fields), variant("correct_slot", fields)];
  });
  const flow: JsonSchema = { type: "string", enum: flows };
  const isOpenNow = state.stack.length > 0 || state.clarifying.length > 0 || state.isHumanOffered;
  const variants = [
    ...(flows.length > 0 ? [variant("start_flow", { flow })] : []),
    ...(isOpenNow ? [variant("cancel_flow")] : []),
    ...slots,
    ...(state.asked === null ? [] : [variant("skip")]),
    variant("repeat"),
    ...(flows.length > 1
      ? [variant("clarify", { flows: { type: "array", items: flow, minItems: 2, maxItems: 3 } })]
      : []),
    ...(compiled.assistant.knowledge === undefined
      ? []
      : [variant("knowledge", { query: { type: "string" } })]),
    variant("chitchat", { topic: { type: "string" } }),
    ...(interrupts.length > 0
      ? [variant("interrupt", { interrupt: { type: "string", enum: interrupts } })]
      : []),
    ...(compiled.hasHuman ? [variant("hand_over")] : []),
    variant("cannot_handle"),
  ];
  return {
    type: "object",
    properties: {
      commands: { type: "array", items: { anyOf: variants }, minItems: 1, maxItems: maxCommands },
    },
    required: ["commands"],
    additionalProperties: false,
  };
}
