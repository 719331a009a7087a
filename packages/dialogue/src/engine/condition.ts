import type { Condition, Slots } from "../assistant.ts";
import type { Json } from "../json.ts";

/** A slot without a value, or with null, is empty. */
export function isFilled(slots: Slots, slot: string): boolean {
  return Object.hasOwn(slots, slot) && slots[slot] !== null && slots[slot] !== undefined;
}

/** Whether two values are the same JSON, whatever the order of keys. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((value, index) => isSame(value, right[index]));
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}

/** Whether a condition holds for these slots. */
export function holds(condition: Condition, slots: Slots): boolean {
  if ("not" in condition) return !holds(condition.not, slots);
  if ("all" in condition) return condition.all.every((each) => holds(each, slots));
  if ("any" in condition) return condition.any.some((each) => holds(each, slots));
  const value = isFilled(slots, condition.slot) ? slots[condition.slot] : undefined;
  if ("is" in condition) return (condition.is === "filled") === (value !== undefined);
  if ("equals" in condition) return isSame(value, condition.equals);
  if ("oneOf" in condition) return condition.oneOf.some((each) => isSame(value, each));
  return typeof value === "number" && value >= condition.atLeast;
}

/** The slots a condition looks at. */
export function slotsOf(condition: Condition): readonly string[] {
  if ("not" in condition) return slotsOf(condition.not);
  if ("all" in condition) return condition.all.flatMap(slotsOf);
  if ("any" in condition) return condition.any.flatMap(slotsOf);
  return [condition.slot];
}
