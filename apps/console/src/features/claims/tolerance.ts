interface Stated {
  value?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  resolution: number;
}

interface Interval {
  low: number;
  high: number;
}

const closeShare = 0.1;

/** A stated figure with the room that its rounding leaves. */
export function intervalRoom(figure: Stated): Interval {
  const { low, high } = endsOf(figure);
  return { low: low - figure.resolution, high: high + figure.resolution };
}

/** What still counts as close to a stated figure: ten percent beyond its ends. */
export function toleranceOf(figure: Stated): Interval {
  const { low, high } = endsOf(figure);
  return { low: low - Math.abs(low) * closeShare, high: high + Math.abs(high) * closeShare };
}

function endsOf({ value, low, high }: Stated): Interval {
  return { low: value ?? low ?? 0, high: value ?? high ?? 0 };
}
