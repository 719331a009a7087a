/** Which way along an axis is better. */
export type Better = "low" | "high";

export interface Direction {
  x: Better;
  y: Better;
}

interface Position {
  x: number;
  y: number;
}

/** The points that no other beats on one axis without losing on the other, from the least x to the greatest. */
export function paretoFront<Point extends Position>(
  points: readonly Point[],
  better: Direction,
): readonly Point[] {
  const x = (point: Point) => (better.x === "low" ? point.x : -point.x);
  const y = (point: Point) => (better.y === "low" ? point.y : -point.y);
  const front: Point[] = [];
  for (const point of points.toSorted((left, right) => x(left) - x(right) || y(left) - y(right))) {
    const last = front.at(-1);
    const isEqual = last !== undefined && x(last) === x(point) && y(last) === y(point);
    if (last === undefined || isEqual || y(point) < y(last)) front.push(point);
  }
  return better.x === "low" ? front : front.toReversed();
}

/** The corners of the front as steps: between two points only the worse of them is attained. */
export function frontSteps(front: readonly Position[], better: Direction): readonly Position[] {
  return front.flatMap((point, index) => {
    const before = front[index - 1];
    if (before === undefined) return [point];
    return [better.x === "low" ? { x: point.x, y: before.y } : { x: before.x, y: point.y }, point];
  });
}
