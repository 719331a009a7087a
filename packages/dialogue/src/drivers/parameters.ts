import { z } from "zod";
import type { Command } from "../command.ts";
import type { Refusal } from "../effect.ts";
import { startedBy } from "../engine/check.ts";
import type { Compiled } from "../engine/compile.ts";
import { isFilled, isSame } from "../engine/condition.ts";
import { Json } from "../json.ts";
import type { DialogueState } from "../state.ts";

type Setting = Extract<Command, { slot: string }>;

const Parameters = z.record(z.string(), Json);
const entriesOf = (value: unknown) => Object.entries(Parameters.catch({}).parse(value));

/** Whether a command sets or corrects a slot. */
export function isSetting(command: Command): command is Setting {
  return "slot" in command;
}

/** The start of the flow that takes the parameters given for what an earlier task left standing. */
export function takeUp(
  compiled: Compiled,
  commands: readonly Command[],
  { stack, slots }: DialogueState,
): readonly Command[] {
  if (startedBy(compiled, commands).length > 0) return [];
  const isGiven = ({ slot, value }: Setting) => {
    const { parameters, schema } = compiled.slots.get(slot) ?? {};
    const stands = parameters !== undefined && isFilled(slots, parameters.of);
    return stands && schema?.safeParse(value).success === true;
  };
  const given = new Set(commands.filter(isSetting).flatMap((each) => (isGiven(each) ? [each.slot] : [])));
  const flow = compiled.startable.find(({ takes = [] }) => takes.some((slot) => given.has(slot)));
  return flow === undefined || stack.some((frame) => frame.flow === flow.id)
    ? []
    : [{ command: "start_flow", flow: flow.id }];
}

/**
 * Parameters beside those that stand for the same, one command for each slot of them; where what they belong to
 * changes, none stand. What their schema does not take is refused and passed on.
 */
export function completeParameters(
  compiled: Compiled,
  proposed: readonly Command[],
  { slots }: DialogueState,
): { commands: readonly Command[]; refused: readonly Refusal[] } {
  let commands = [...proposed];
  const refused: Refusal[] = [];
  for (const [slot, { parameters }] of compiled.slots) {
    if (parameters === undefined) continue;
    const settings = commands.filter(isSetting);
    const named = settings.findLast((each) => each.slot === parameters.of)?.value ?? slots[parameters.of];
    const isOutdated = isFilled(slots, parameters.of) && !isSame(named, slots[parameters.of]);
    const given = settings.filter((each) => each.slot === slot);
    if (given.length === 0 && !(isOutdated && isFilled(slots, slot))) continue;
    const isEmptied = isOutdated || given.some(({ value }) => value === null);
    const schema = typeof named === "string" ? parameters.schema(named) : undefined;
    const standing = entriesOf(isEmptied ? {} : slots[slot]).filter(
      ([name]) => schema === undefined || Object.hasOwn(schema.shape, name),
    );
    const value = Object.fromEntries([...standing, ...given.flatMap((each) => entriesOf(each.value))]);
    const setting: Command = { command: "set_slot", slot, value };
    commands = [...commands.filter((each) => !(isSetting(each) && each.slot === slot)), setting];
    if (schema?.safeParse(value).success === false)
      refused.push({ command: setting, code: "invalid_value", isPassedOn: true });
  }
  return { commands, refused };
}
