import { Command } from "../command.ts";
import type { Refusal } from "../effect.ts";
import { type Standing, check, startedBy } from "../engine/check.ts";
import type { Compiled } from "../engine/compile.ts";
import { maxCommands } from "../engine/take-commands.ts";
import type { DialogueState } from "../state.ts";
import { completeParameters, isSetting, takeUp } from "./parameters.ts";

const fence = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

function parse(proposal: unknown): unknown {
  if (typeof proposal !== "string") return proposal;
  try {
    const parsed: unknown = JSON.parse(fence.exec(proposal)?.[1] ?? proposal);
    return parsed;
  } catch {
    return undefined;
  }
}

function listOf(proposal: unknown): readonly unknown[] | undefined {
  if (Array.isArray(proposal)) return proposal;
  const isObject = typeof proposal === "object" && proposal !== null;
  if (!isObject || !("commands" in proposal) || !Array.isArray(proposal.commands)) return undefined;
  return proposal.commands;
}

function fits(compiled: Compiled, command: Command): boolean {
  if (!isSetting(command)) return true;
  const isEmptying = command.command === "correct_slot" && command.value === null;
  return isEmptying || compiled.slots.get(command.slot)?.schema.safeParse(command.value).success === true;
}

function codeOf(compiled: Compiled, command: Command, standing: Standing): Refusal["code"] | undefined {
  const code = check(compiled, command, { standing, origin: "model" });
  return code ?? (fits(compiled, command) ? undefined : "invalid_value");
}

/**
 * The commands of a model's proposal that the flows allow in this state, and those they do not, with why.
 * Takes JSON or JSON text; where nothing is left, `cannot_handle`. Parameters come with those that stand.
 */
export function accept(
  compiled: Compiled,
  proposal: unknown,
  state: DialogueState,
): { commands: readonly Command[]; refused: readonly Refusal[] } {
  const list = listOf(parse(proposal));
  if (list === undefined)
    return {
      commands: [{ command: "cannot_handle" }],
      refused: [{ command: proposal, code: "not_a_command" }],
    };
  const read = list.map((each) => ({ each, parsed: Command.safeParse(each) }));
  const valid = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []));
  const commands: Command[] = [...takeUp(compiled, valid, state)];
  const standing: Standing = {
    flows: [...state.stack.map((frame) => frame.flow), ...startedBy(compiled, [...commands, ...valid])],
    asked: state.asked,
    isOpen: state.stack.length > 0 || state.clarifying.length > 0 || state.isHumanOffered,
  };
  const refused: Refusal[] = [];
  for (const { each, parsed } of read) {
    const code = parsed.success ? codeOf(compiled, parsed.data, standing) : "not_a_command";
    if (code !== undefined) refused.push({ command: each, code });
    else if (commands.length >= maxCommands) refused.push({ command: each, code: "too_many" });
    else if (parsed.success) commands.push(parsed.data);
  }
  if (commands.length === 0) return { commands: [{ command: "cannot_handle" }], refused };
  const completed = completeParameters(compiled, commands, state);
  return { commands: completed.commands, refused: [...refused, ...completed.refused] };
}
