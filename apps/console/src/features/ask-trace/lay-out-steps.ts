/** Where a step lies in the working time of its answer, in milliseconds from its start. */
export interface StepBar {
  fromMs: number;
  toMs: number;
}

/** When something began and how long it took. */
export interface Timed {
  startedAt: string;
  durationMs: number;
}

/**
 * Lays steps out on the time in which at least one of them ran: a pause, such as the night before an approval, takes no
 * room. The bars are in the order of the steps.
 */
export function layOutSteps(steps: readonly Timed[]): { bars: StepBar[]; totalMs: number } {
  const spans = steps.map(({ startedAt, durationMs }) => {
    const from = Date.parse(startedAt);
    return { from, to: from + durationMs };
  });
  const busy = mergeSpans(spans);
  const before = (moment: number) =>
    busy.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(moment, to) - from), 0);
  return {
    bars: spans.map(({ from, to }) => ({ fromMs: before(from), toMs: before(to) })),
    totalMs: before(Number.POSITIVE_INFINITY),
  };
}

interface Span {
  from: number;
  to: number;
}

/** The spans without overlap, in order. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
