import { isSame } from "../engine/condition.ts";
import { asJson } from "../engine/draft.ts";
import type { Effect } from "../effect.ts";
import type { Json } from "../json.ts";
import type { PlayedTurn } from "./play.ts";
import type { Expectation } from "./script.ts";

function of<Type extends Effect["type"]>(
  effects: readonly Effect[],
  type: Type,
): readonly Extract<Effect, { type: Type }>[] {
  return effects.filter((effect): effect is Extract<Effect, { type: Type }> => effect.type === type);
}

const matches = (text: string, wanted: string | RegExp) =>
  typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);

/** What a turn was expected to come to and did not: one line each. */
export function compare(expected: Expectation, played: PlayedTurn): readonly string[] {
  const { effects, state } = played;
  const says = of(effects, "say");
  const acts = of(effects, "act");
  const notes = of(effects, "note");
  const differences: string[] = notes.flatMap((note) =>
    (note.faults ?? []).map((fault) => `fault: ${fault}`),
  );
  const same = (what: string, wanted: unknown, got: unknown) => {
    if (wanted === undefined || isSame(asJson(wanted), asJson(got))) return;
    differences.push(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got ?? null)}`);
  };
  same(
    "commands",
    expected.commands,
    notes.flatMap((note) => note.commands),
  );
  same(
    "says",
    expected.says,
    says.map((say) => say.response),
  );
  same("language", expected.language, says.at(-1)?.language);
  same("refused", expected.refused, [
    ...played.refused,
    ...notes.flatMap((note) => note.refused.map((refusal) => refusal.code)),
  ]);
  same("pattern", expected.pattern, notes.findLast((note) => note.pattern !== undefined)?.pattern);
  same("hands over", expected.handsOver, of(effects, "hand_over")[0]?.reason);
  same("ends", expected.ends, of(effects, "end")[0]?.reason);
  same(
    "acts",
    expected.acts?.map((act) => act.action),
    acts.map((act) => act.action),
  );
  for (const [index, act] of (expected.acts ?? []).entries())
    same(`input of ${act.action}`, act.input, acts[index]?.input);
  if (expected.asks !== undefined) same("asks", expected.asks, state.asked);
  const text = says.map((say) => say.text).join("\n");
  for (const wanted of expected.text ?? [])
    if (!matches(text, wanted))
      differences.push(`text: expected ${String(wanted)} in ${JSON.stringify(text)}`);
  for (const [slot, wanted] of Object.entries(expected.slots ?? {})) {
    const value: Json = (Object.hasOwn(state.slots, slot) ? state.slots[slot] : undefined) ?? null;
    same(`slot ${slot}`, wanted, value);
  }
  return differences;
}
