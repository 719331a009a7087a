import type { Dialogue } from "../dialogue.ts";
import type { Effect } from "../effect.ts";
import type { ActionOutcome, DialogueEvent, StepContext } from "../event.ts";
import type { Json } from "../json.ts";
import type { DialogueState } from "../state.ts";
import type { Script, ScriptedAction, ScriptedTurn } from "./script.ts";

/** What came of one turn of a script. */
export interface PlayedTurn {
  turn: ScriptedTurn;
  effects: readonly Effect[];
  /** Codes of what the model driver refused before the step. */
  refused: readonly string[];
  state: DialogueState;
}

/** Actions carried out for one turn at most; a flow that asks for more goes round in a circle. */
const maxActions = 20;

function outcomeOf(scripted: ScriptedAction, input: Json, count: number): ActionOutcome | undefined {
  if (typeof scripted === "function") return scripted(input);
  if ("ok" in scripted) return scripted;
  return scripted[Math.min(count, scripted.length - 1)];
}

/** Plays a script turn by turn and carries out its actions as it says. */
export function play(dialogue: Dialogue, script: Script): readonly PlayedTurn[] {
  const context: StepContext = { now: script.now ?? "2026-11-25T13:30" };
  const counts = new Map<string, number>();
  let state = dialogue.start();

  const take = (event: DialogueEvent): readonly Effect[] => {
    const stepped = dialogue.step(state, event, context);
    state = stepped.state;
    return stepped.effects;
  };
  const carryOut = (effects: readonly Effect[]): readonly Effect[] | undefined => {
    const act = effects.find((effect) => effect.type === "act");
    const scripted = act === undefined ? undefined : script.actions?.[act.action];
    if (act === undefined || scripted === undefined) return undefined;
    const count = counts.get(act.action) ?? 0;
    counts.set(act.action, count + 1);
    const outcome = outcomeOf(scripted, act.input, count);
    return outcome === undefined ? undefined : take({ type: "result", call: act.call, outcome });
  };

  return script.turns.map((turn) => {
    const proposed =
      "model" in turn && turn.model !== undefined ? dialogue.accept(turn.model, state) : undefined;
    const event: DialogueEvent =
      "event" in turn
        ? turn.event
        : {
            type: "user",
            text: turn.user,
            ...(proposed === undefined ? {} : { commands: proposed.commands }),
          };
    const effects = [...take(event)];
    let latest: readonly Effect[] | undefined = effects;
    for (let count = 0; count < maxActions && latest !== undefined; count += 1) {
      latest = carryOut(latest);
      effects.push(...(latest ?? []));
    }
    return { turn, effects, refused: proposed?.refused.map((each) => each.code) ?? [], state };
  });
}
