/**
 * Pairs as many of the first items with second ones as fit, each at most once: a maximum bipartite matching by augmenting
 * paths (Kuhn 1955), so that a picky item gets its only partner whatever the order. Gives the partner of each first item.
 */
export function pairUp<First, Second>(
  first: readonly First[],
  second: readonly Second[],
  fits: (first: First, second: Second) => boolean,
): (number | undefined)[] {
  const options = first.map((item) => second.flatMap((other, index) => (fits(item, other) ? [index] : [])));
  const owners = new Map<number, number>();
  for (const index of first.keys()) claim(index, new Set());
  const partners: (number | undefined)[] = first.map(() => undefined);
  for (const [partner, owner] of owners) partners[owner] = partner;
  return partners;

  function claim(index: number, tried: Set<number>): boolean {
    for (const partner of options[index] ?? []) {
      if (tried.has(partner)) continue;
      tried.add(partner);
      const owner = owners.get(partner);
      if (owner !== undefined && !claim(owner, tried)) continue;
      owners.set(partner, index);
      return true;
    }
    return false;
  }
}
