import type { Entity, Span } from "./entity.ts";

type WithoutSpan<E> = E extends Entity ? Omit<E, keyof Span> : never;

/** What a rule found, with its place in the folded text. */
export interface Found {
  start: number;
  end: number;
  entity: WithoutSpan<Entity>;
}

export function overlaps(
  left: { start: number; end: number },
  right: { start: number; end: number },
): boolean {
  return left.start < right.end && right.start < left.end;
}

/** Those of `later` that do not run into any of `earlier`. */
export function outside<T extends { start: number; end: number }>(
  later: readonly T[],
  earlier: readonly { start: number; end: number }[],
): T[] {
  return later.filter((each) => !earlier.some((other) => overlaps(each, other)));
}
