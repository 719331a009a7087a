/** What of a turn says where it stands in its thread. */
export interface Place {
  id: string;
  parentId: string | null;
  role: "user" | "assistant";
  /** Order of making, from 1: a parent's is smaller than its children's. */
  position: number;
}

/** From the first turn to the one with this id; empty where there is none. */
export function pathTo<P extends Place>(places: readonly P[], id: string | null | undefined): P[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const path: P[] = [];
  for (let next = byId.get(id ?? ""); next !== undefined; next = byId.get(next.parentId ?? ""))
    path.push(next);
  return path.toReversed();
}

/** The ids of all versions of a turn, oldest first: those of its role with its parent, itself among them. */
export function versionsOf(places: readonly Place[], { parentId, role }: Place): string[] {
  return places
    .filter((place) => place.parentId === parentId && place.role === role)
    .toSorted((one, other) => one.position - other.position)
    .map(({ id }) => id);
}

/** The newest turn without a successor among those below a turn, or the turn itself; undefined where there is none. */
export function newestLeafBelow(places: readonly Place[], id: string): string | undefined {
  const isBelow = new Set([id]);
  const parents = new Set<string>();
  for (const { id: each, parentId } of inOrder(places)) {
    if (parentId === null || !isBelow.has(parentId)) continue;
    isBelow.add(each);
    parents.add(parentId);
  }
  return inOrder(places).findLast((place) => isBelow.has(place.id) && !parents.has(place.id))?.id;
}

function inOrder(places: readonly Place[]): Place[] {
  return places.toSorted((one, other) => one.position - other.position);
}
