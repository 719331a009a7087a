import type { Effect } from "../effect.ts";
import type { PlayedTurn } from "./play.ts";

function line(effect: Effect): readonly string[] {
  switch (effect.type) {
    case "say":
      return [`  < [${effect.response}] ${effect.text}`];
    case "act":
      return [`  * ${effect.call} ${effect.action} ${JSON.stringify(effect.input)}`];
    case "hand_over":
      return [`  * hands over: ${effect.reason}`];
    case "end":
      return [`  * ends: ${effect.reason}`];
    case "note":
      return [
        ...effect.commands.map((command) => `  = ${JSON.stringify(command)}`),
        ...effect.refused.map((refusal) => `  ! refused ${refusal.code}: ${JSON.stringify(refusal.command)}`),
        ...(effect.faults ?? []).map((fault) => `  ! fault: ${fault}`),
      ];
  }
}

/** A played conversation as text, one line for each thing said, understood or done. */
export function transcript(played: readonly PlayedTurn[]): string {
  return played
    .flatMap(({ turn, effects }) => [
      "user" in turn ? `> ${turn.user}` : `> (${JSON.stringify(turn.event)})`,
      ...effects.flatMap(line),
    ])
    .join("\n");
}
