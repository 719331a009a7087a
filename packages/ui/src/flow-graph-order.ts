/** Rows of ids from top to bottom, and the links between each row and the next. */
export interface Rows {
  rows: readonly (readonly string[])[];
  links: readonly (readonly [upper: string, lower: string])[];
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

const mostSweeps = 12;

/**
 * Orders every row by the barycentres of its neighbours, sweeping down and up, and keeps the order with the
 * fewest crossings. Equal barycentres keep the order they had.
 */
export function orderRows({ rows, links }: Rows): readonly (readonly string[])[] {
  const above = neighbours(links.map(([upper, lower]) => [lower, upper]));
  const below = neighbours(links);
  let best = rows;
  let fewest = crossings({ rows, links });
  let current = rows;
  for (let sweep = 0; sweep < mostSweeps && fewest > 0; sweep += 1) {
    current = sweep % 2 === 0 ? swept(current, above) : swept(current.toReversed(), below).toReversed();
    const count = crossings({ rows: current, links });
    if (count < fewest) [best, fewest] = [current, count];
  }
  return best;
}

/** How often links between neighbouring rows cross. */
export function crossings({ rows, links }: Rows): number {
  const place = places(rows);
  const below = neighbours(links);
  let count = 0;
  for (const row of rows) {
    const seen: number[] = [];
    for (const id of row) {
      const ends = (below.get(id) ?? []).map((lower) => place.get(lower) ?? 0);
      for (const end of ends) count += seen.filter((other) => other > end).length;
      seen.push(...ends);
    }
  }
  return count;
}

function swept(rows: readonly (readonly string[])[], fixed: Neighbours): readonly (readonly string[])[] {
  const place = places(rows);
  return rows.map((row) => {
    const weights = new Map(row.map((id) => [id, mean(fixed.get(id) ?? [], place) ?? place.get(id) ?? 0]));
    const sorted = row.toSorted((left, right) => (weights.get(left) ?? 0) - (weights.get(right) ?? 0));
    for (const [index, id] of sorted.entries()) place.set(id, index);
    return sorted;
  });
}

function mean(ids: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined;
  return ids.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / ids.length;
}

function places(rows: readonly (readonly string[])[]): Map<string, number> {
  return new Map(rows.flatMap((row) => row.map((id, index) => [id, index] as const)));
}

/** The second of each pair by the first. */
export function neighbours(pairs: readonly (readonly [string, string])[]): Neighbours {
  const found = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    const known = found.get(from);
    if (known === undefined) found.set(from, [to]);
    else known.push(to);
  }
  return found;
}
