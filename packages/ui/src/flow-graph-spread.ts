import { type Rows, neighbours } from "./flow-graph-order.ts";

const sweeps = 12;

interface SpreadOptions extends Rows {
  widthOf: (id: string) => number;
  /** The least space between two of one row. */
  gap: number;
}

/**
 * Middles of everything in its row: as near to the mean of its neighbours as order and widths allow, by least
 * squares. The leftmost edge of all stands at 0.
 */
export function spreadRows({ rows, links, widthOf, gap }: SpreadOptions): ReadonlyMap<string, number> {
  const above = neighbours(links.map(([upper, lower]) => [lower, upper]));
  const below = neighbours(links);
  const middles = new Map<string, number>();
  const settle = (row: readonly string[], wanted: (id: string) => number | undefined) => {
    const offsets = offsetsOf(row, widthOf, gap);
    const free = row.map((id, index) => (wanted(id) ?? middles.get(id) ?? 0) - (offsets[index] ?? 0));
    for (const [index, place] of rising(free).entries())
      middles.set(row[index] ?? "", place + (offsets[index] ?? 0));
  };
  const toMean = (of: ReadonlyMap<string, readonly string[]>[]) => (id: string) => {
    const ids = of.flatMap((each) => each.get(id) ?? []);
    if (ids.length === 0) return undefined;
    return ids.reduce((sum, other) => sum + (middles.get(other) ?? 0), 0) / ids.length;
  };
  for (const row of rows) settle(row, toMean([above]));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of rows.toReversed()) settle(row, toMean([below]));
    for (const row of rows) settle(row, toMean([above]));
  }
  for (const row of rows) settle(row, toMean([above, below]));
  const left = Math.min(...[...middles].map(([id, middle]) => middle - widthOf(id) / 2));
  return new Map([...middles].map(([id, middle]) => [id, middle - left]));
}

/** How far each middle stands from the first one's when a row is packed. */
function offsetsOf(row: readonly string[], widthOf: (id: string) => number, gap: number): readonly number[] {
  let at = 0;
  return row.map((id, index) => {
    const before = row[index - 1];
    if (before !== undefined) at += (widthOf(before) + widthOf(id)) / 2 + gap;
    return at;
  });
}

/** The nearest numbers, by least squares, that do not fall: neighbours that would are pooled at their mean. */
export function rising(values: readonly number[]): readonly number[] {
  const pools: { mean: number; count: number }[] = [];
  for (const value of values) {
    let pool = { mean: value, count: 1 };
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const count = last.count + pool.count;
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
}
