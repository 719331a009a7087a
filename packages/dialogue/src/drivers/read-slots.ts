import type { Slot } from "../assistant.ts";
import { isSame } from "../engine/condition.ts";
import type { Json } from "../json.ts";
import { readChoice, readExactChoice, readNamedChoice } from "../patterns/read-choice.ts";
import { readYesNo } from "../patterns/read-yes-no.ts";
import type { Entity } from "../understanding/entity.ts";
import type { Understanding } from "../understanding/understanding.ts";

export interface SlotValue {
  slot: string;
  value: Json;
  /** How the value was found. */
  by: "entity" | "choice" | "yes_no" | "text";
  entity?: Entity;
}

type Slots = ReadonlyMap<string, Slot>;

interface Found {
  value: Json;
  entity: Entity;
  /** The slot's schema takes it. */
  fits: boolean;
}

/** What an entity was taken for already. */
export interface Use {
  value: Json;
  entity: Entity;
}

/** Whether the words of an entity stand for another slot; of a date, its day and its time stand for two. */
function isTaken(entity: Entity, value: Json, used: readonly Use[]): boolean {
  return used.some((use) => {
    const isSameWords = use.entity.start < entity.end && entity.start < use.entity.end;
    return isSameWords && (entity.type !== "date" || isSame(use.value, value));
  });
}

/** The entity that gives this slot its value: the first that fits it, else the first that gives one at all. */
export function fromEntities(
  slot: Slot,
  understanding: Understanding,
  used: readonly Use[] = [],
): Found | undefined {
  const found = understanding.entities.flatMap((entity): Found[] => {
    const value = slot.from?.(entity, understanding);
    if (value === undefined || isTaken(entity, value, used)) return [];
    return [{ value, entity, fits: slot.schema.safeParse(value).success }];
  });
  return found.find((each) => each.fits) ?? found[0];
}

/** A bare number that does not fit is hardly meant for a slot nobody asked for. */
function isMeant(found: Found): boolean {
  return found.fits || found.entity.type !== "number";
}

/** Values for slots that are not asked for but stand in the turn: entities, each for one slot, and names of choices. */
export function readSlots(
  ids: readonly string[],
  slots: Slots,
  understanding: Understanding,
  taken: readonly Use[] = [],
): readonly SlotValue[] {
  const used = [...taken];
  const values: SlotValue[] = [];
  for (const id of ids) {
    const slot = slots.get(id);
    if (slot === undefined || slot.internal === true) continue;
    const given = fromEntities(slot, understanding, used);
    const found = given !== undefined && isMeant(given) ? given : undefined;
    const choice =
      found === undefined && slot.choices !== undefined
        ? readNamedChoice(understanding.normalised, slot.choices)
        : undefined;
    if (found !== undefined) {
      used.push(found);
      values.push({ slot: id, value: found.value, by: "entity", entity: found.entity });
    } else if (choice !== undefined) values.push({ slot: id, value: choice.value, by: "choice" });
  }
  return values;
}

/** Whether the whole turn is the name of one of the asked slot's choices. */
export function isExactAnswer(slot: Slot, understanding: Understanding): boolean {
  return slot.choices !== undefined && readExactChoice(understanding.normalised, slot.choices) !== undefined;
}

/** What the turn answers to the open question; whole text only where nothing better is there. */
export function readAnswer(id: string, slot: Slot, understanding: Understanding): SlotValue | undefined {
  if (slot.choices !== undefined) {
    const choice = readChoice(understanding.normalised, slot.choices);
    if (choice !== undefined) return { slot: id, value: choice.value, by: "choice" };
  }
  if (slot.yesNo === true) {
    const answer = readYesNo(understanding.normalised);
    if (answer !== undefined) return { slot: id, value: answer === "yes", by: "yes_no" };
  }
  const found = fromEntities(slot, understanding);
  return found === undefined
    ? undefined
    : { slot: id, value: found.value, by: "entity", entity: found.entity };
}

/** The whole turn as the answer to the open question, where the slot takes it. */
export function readWholeText(id: string, slot: Slot, understanding: Understanding): SlotValue | undefined {
  const text = understanding.text.trim();
  const value = text === "" ? undefined : slot.fromText?.(text);
  return value === undefined ? undefined : { slot: id, value, by: "text" };
}
