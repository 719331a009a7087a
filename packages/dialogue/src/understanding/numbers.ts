import type { Gazetteer } from "./entity.ts";
import type { Found } from "./found.ts";
import { normalise } from "./folded.ts";
import { matchAt } from "./match-at.ts";
import type { NumberMatch } from "./scan-numbers.ts";

const measure =
  /[个名位只条张块台辆家人份件本页次天字词句项款种笔套组批户座颗枚门道题倍字节瓦路卡口间层杯瓶箱包篇段轮步]/u;
const oneIsNotCounted = /[这那哪每另同某任统唯万再有]$/u;
const oneIsPronoun =
  /(?:^|[^a-z])(?:this|that|which|each|every|another|other|no|any|first|second|third|last|next|the|[a-z]+er|[a-z]+est|some|only|right|wrong|good) $/;
const sign = /(?:^|[ (=:])-$/;
const minus = /(?:(?<![a-z])(?:minus|negative) |负)$/;
const gap = /(?:[多余来] ?)?(?:个|名|位| |-)?/y;

/** Finds the unit whose name stands at a place of a folded text. */
export type UnitAt = (text: string, at: number) => { id: string; end: number } | undefined;

/** @param units what numbers count; a plural s may follow a Latin name */
export function createUnits(units: Gazetteer | undefined): UnitAt {
  const names = new Map<string, { name: string; id: string }[]>();
  for (const { id, names: spellings } of units?.entries ?? []) {
    for (const name of spellings.map(normalise).filter((each) => each !== "")) {
      const list = names.get(name.charAt(0)) ?? [];
      list.push({ name, id });
      names.set(name.charAt(0), list);
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.name.length - a.name.length);
  return (text, at) => {
    for (const { name, id } of names.get(text.charAt(at)) ?? []) {
      if (!text.startsWith(name, at)) continue;
      const end = at + name.length;
      if (!/[a-z0-9]$/.test(name)) return { id, end };
      const plural = text.charAt(end) === "s" && /[a-z]$/.test(name) ? end + 1 : end;
      if (!/[a-z0-9]/.test(text.charAt(plural))) return { id, end: plural };
    }
    return undefined;
  };
}

/** Plain numbers, with the unit that follows where there is one. */
export function findNumbers(text: string, numbers: readonly NumberMatch[], unitAt: UnitAt): Found[] {
  return numbers.flatMap((number) => {
    const found = numberWithUnit(text, number, unitAt);
    if (found !== undefined) return [found];
    if (number.weak && !isCounted(text, number)) return [];
    return [plain(text, number)];
  });
}

/** The number and its unit, if one of the assistant's units follows. */
export function numberWithUnit(text: string, number: NumberMatch, unitAt: UnitAt): Found | undefined {
  const direct = unitAt(text, number.end);
  const between = matchAt(gap, text, number.end)?.[0].length ?? 0;
  const unit = direct ?? unitAt(text, number.end + between);
  if (unit === undefined) return undefined;
  const bare = plain(text, number);
  return bare.entity.type === "number"
    ? { start: bare.start, end: unit.end, entity: { ...bare.entity, unit: unit.id } }
    : undefined;
}

function plain(text: string, { start, end, value }: NumberMatch): Found {
  const before = text.slice(Math.max(0, start - 12), start);
  const signed = sign.exec(before) === null ? (minus.exec(before)?.[0].length ?? 0) : 1;
  return {
    start: start - signed,
    end,
    entity: { type: "number", value: signed > 0 && value !== 0 ? -value : value },
  };
}

/** Whether a digit word that may be something else is a number here. */
function isCounted(text: string, { start, end }: NumberMatch): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  const after = text.charAt(end);
  const written = text.slice(start, end);
  if (/^[a-z]/.test(written))
    return !oneIsPronoun.test(before) && !/^ (?:of|by one|day|more time)/.test(text.slice(end));
  if (/\d/.test(written)) return false;
  if (before.endsWith("负")) return true;
  if (written === "一" && (oneIsNotCounted.test(before) || /[次种些样下点起直定般]/u.test(after)))
    return false;
  const standsAlone = !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) && !/[\p{L}\p{N}]/u.test(after);
  return standsAlone || measure.test(after);
}
