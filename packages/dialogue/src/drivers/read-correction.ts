import type { Command } from "../command.ts";
import { isFilled, isSame } from "../engine/condition.ts";
import type { Compiled } from "../engine/compile.ts";
import type { Json } from "../json.ts";
import { languages } from "../language.ts";
import { readNamedChoice } from "../patterns/read-choice.ts";
import type { DialogueState } from "../state.ts";
import type { Entity } from "../understanding/entity.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { type Use, fromEntities } from "./read-slots.ts";

/** What takes back something said before. */
const takesBack =
  /\b(?:i (?:meant|mean)|make (?:it|that)|change|correct(?:ion)?|should be|should have been|instead|rather than|not \S+ but|update|switch|actually|oops|my mistake)\b|^(?:no|nope|sorry|wait)\b|改成|改为|改到|改一下|换成|换到|应该是|应为|我是说|我说的是|说错|搞错|弄错|记错|修改|更正|不对|不是.*是|^(?:错了|不|等等|等一下|哦不|啊不)/;
/** The same, even where the new value would do for the open question. */
const takesBackForSure = /^(?:no|nope|sorry|wait|不对|不|错了)|meant|mean\b|说错|改/;
const asksChange = /\b(?:change|correct|update|edit|fix|wrong)\b|改|换|错|修改|更正/;
const newValue = /(?:\b(?:to|be|is|it's)\b|改成|改为|改到|换成|换到|应该是|应为|而是|(?<!不)是)\s*(.+)$/;

const longestCorrection = 300;
const longestRequest = 60;

interface Situation {
  compiled: Compiled;
  understanding: Understanding;
  state: DialogueState;
}

function isMentioned(compiled: Compiled, slot: string, text: string): boolean {
  const title = compiled.slots.get(slot)?.title;
  return title !== undefined && languages.some((language) => text.includes(title[language].toLowerCase()));
}

/** Filled slots that flows on the stack ask for, the last asked first. */
function correctable(compiled: Compiled, state: DialogueState): readonly string[] {
  const ids = state.stack
    .flatMap((frame) => compiled.flows.get(frame.flow)?.collects ?? [])
    .filter((slot) => slot !== state.asked && isFilled(state.slots, slot))
    .filter((slot) => compiled.slots.get(slot)?.internal !== true);
  return [...new Set(ids)].toReversed();
}

interface Correction {
  slot: string;
  value: Json;
  entity?: Entity;
}

/** The new value for a slot: of an entity, a choice or, where the slot is named, the words after "to". */
function valueFor(
  slot: string,
  { compiled, understanding }: Situation,
  isNamed: boolean,
): Correction | undefined {
  const declared = compiled.slots.get(slot);
  if (declared === undefined) return undefined;
  const found = fromEntities(declared, understanding);
  if (found !== undefined) return { slot, value: found.value, entity: found.entity };
  const rest = newValue.exec(understanding.normalised)?.[1] ?? "";
  const text = rest === "" ? understanding.normalised : rest;
  const choice = declared.choices === undefined ? undefined : readNamedChoice(text, declared.choices);
  if (choice !== undefined) return { slot, value: choice.value };
  if (!isNamed || rest === "") return undefined;
  const typed = understanding.text.trim();
  const value = declared.fromText?.(
    typed.length >= rest.length ? typed.slice(typed.length - rest.length) : rest,
  );
  return value === undefined ? undefined : { slot, value };
}

/** The correction itself and what else of the same words changes: "no, Friday at ten" is a day and a time. */
function withOthers(
  correction: Correction,
  candidates: readonly string[],
  situation: Situation,
): readonly Command[] {
  const { compiled, understanding, state } = situation;
  const { slot, value, entity } = correction;
  const corrected: Command = { command: "correct_slot", slot, value };
  if (entity?.type !== "date") return [corrected];
  const asked = state.asked === null ? [] : [state.asked];
  const used: Use[] = [{ value, entity }];
  const others = [...asked, ...candidates].flatMap((other): Command[] => {
    const declared = other === slot ? undefined : compiled.slots.get(other);
    const found = declared === undefined ? undefined : fromEntities(declared, understanding, used);
    if (found === undefined || found.entity !== entity || isSame(found.value, state.slots[other])) return [];
    used.push(found);
    return [
      { command: other === state.asked ? "set_slot" : "correct_slot", slot: other, value: found.value },
    ];
  });
  return [corrected, ...others];
}

/**
 * A correction of what was said earlier: "no, I meant Friday", "地址改成…". The slot is the one that is
 * named, else the last one that takes the value, unless the open question takes it and nothing is taken back.
 * "Change the date" without a value empties the slot (null), so that it is asked again.
 */
export function readCorrection(situation: Situation): readonly Command[] | undefined {
  const { compiled, understanding, state } = situation;
  const text = understanding.normalised;
  const candidates = correctable(compiled, state);
  if (candidates.length === 0 || text.length > longestCorrection) return undefined;
  const named = candidates.filter((slot) => isMentioned(compiled, slot, text));
  const isTakenBack = takesBack.test(text);
  const asked = state.asked === null ? undefined : compiled.slots.get(state.asked);
  const takesAsked =
    asked !== undefined &&
    (fromEntities(asked, understanding) !== undefined || (asked.choices?.length ?? 0) > 0);
  for (const slot of named) {
    const correction = valueFor(slot, situation, true);
    if (correction !== undefined && (isTakenBack || !takesAsked))
      return withOthers(correction, candidates, situation);
  }
  if (named[0] !== undefined && asksChange.test(text) && text.length < longestRequest)
    return [{ command: "correct_slot", slot: named[0], value: null }];
  if (!isTakenBack || (takesAsked && !takesBackForSure.test(text))) return undefined;
  const correction = candidates
    .map((slot) => valueFor(slot, situation, false))
    .find((each) => each !== undefined && !isSame(each.value, state.slots[each.slot]));
  return correction === undefined ? undefined : withOthers(correction, candidates, situation);
}
