import { scaleLinear, scaleLog, scaleUtc } from "@visx/scale";

export type ScaleKind = "linear" | "log";

/** A scale from figures to a share of the length, 0 to 1, with its nice ticks. */
export interface ChartScale {
  kind: ScaleKind | "time";
  domain: readonly [number, number];
  /** Where a figure stands; undefined for what cannot be drawn, such as zero on a logarithmic scale. */
  at: (value: number) => number | undefined;
  /** About so many nice ticks, ascending, all within the domain. */
  ticks: (count: number) => readonly number[];
}

export interface ScaleOptions {
  kind?: ScaleKind | undefined;
  isFromZero?: boolean | undefined;
  /** Bounds to keep to instead of nice ones around the values. */
  domain?: readonly [number, number] | undefined;
}

const largest = 1e300;
const smallest = 1e-300;
/** Below this share of its size, a span is only rounding. */
const leastSpan = 1e-9;

/** A figure that can be drawn: finite, and not so far out that arithmetic with it overflows. */
export function drawable(value: number | undefined): number | undefined {
  if (value === undefined || !Number.isFinite(value) || Math.abs(value) > largest) return undefined;
  return Math.abs(value) < smallest ? 0 : value;
}

/** The least and the greatest of what can be drawn. */
export function extentOf(values: Iterable<number | undefined>): readonly [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const each of values) {
    const value = drawable(each);
    if (value === undefined) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : undefined;
}

/** A scale around the values, or undefined when none of them can be drawn on it. */
export function chartScale(
  values: readonly (number | undefined)[],
  options: ScaleOptions = {},
): ChartScale | undefined {
  return options.kind === "log" ? logScale(values, options) : linearScale(values, options);
}

function linearScale(
  values: readonly (number | undefined)[],
  { isFromZero = false, domain }: ScaleOptions,
): ChartScale | undefined {
  const found = extentOf(values);
  if (found === undefined) return undefined;
  const given = domain && extentOf(domain);
  let [low, high] = given ?? found;
  if (isFromZero && given === undefined) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  if (high - low <= leastSpan * Math.max(Math.abs(low), Math.abs(high))) {
    const room = Math.abs(high) / 2 || 1;
    [low, high] = isFromZero && high === 0 ? [0, 1] : [low - room, high + room];
  }
  const scale = scaleLinear<number>({
    domain: [low, high],
    range: [0, 1],
    nice: given === undefined ? 5 : false,
  });
  const [from = low, to = high] = scale.domain();
  return {
    kind: "linear",
    domain: [from, to],
    at: (value) => placed(drawable(value), scale),
    ticks: (count) => scale.ticks(count).map((tick) => (tick === 0 ? 0 : tick)),
  };
}

function logScale(values: readonly (number | undefined)[], { domain }: ScaleOptions): ChartScale | undefined {
  const found = extentOf(values.filter(isPositive));
  if (found === undefined) return undefined;
  const [least, greatest] = (domain && extentOf(domain.filter(isPositive))) ?? found;
  const low = Math.floor(Math.log10(least) + leastSpan);
  const high = Math.max(Math.ceil(Math.log10(greatest) - leastSpan), low + 1);
  const scale = scaleLog<number>({ domain: [power(low), power(high)], range: [0, 1] });
  return {
    kind: "log",
    domain: [power(low), power(high)],
    at: (value) => (isPositive(value) ? placed(drawable(value), scale) : undefined),
    ticks: (count) => logTicks(low, high, count),
  };
}

/** A scale of moments in milliseconds, ticked by the calendar in UTC. */
export function timeScale(values: readonly (number | undefined)[]): ChartScale | undefined {
  const found = extentOf(values.filter((value) => value !== undefined && Math.abs(value) <= mostTime));
  if (found === undefined) return undefined;
  const [low, high] = found[0] === found[1] ? [found[0] - day, found[1] + day] : found;
  const scale = scaleUtc<number>({ domain: [new Date(low), new Date(high)], range: [0, 1] });
  return {
    kind: "time",
    domain: [low, high],
    at: (value) => placed(drawable(value), scale),
    ticks: (count) => scale.ticks(count).map((tick) => tick.getTime()),
  };
}

/** The last moment that a Date can hold. */
const mostTime = 8.64e15;
const day = 86_400_000;

function isPositive(value: number | undefined): boolean {
  return (drawable(value) ?? 0) > 0;
}

function placed(value: number | undefined, scale: (value: number) => number): number | undefined {
  const at = value === undefined ? undefined : scale(value);
  return at !== undefined && Number.isFinite(at) ? Math.min(Math.max(at, 0), 1) : undefined;
}

/** A power of ten without the error of multiplying. */
function power(exponent: number): number {
  return Number(`1e${exponent}`);
}

function logTicks(low: number, high: number, count: number): readonly number[] {
  const decades = high - low;
  if (decades * 3 + 1 <= count) {
    const between = Array.from({ length: decades }, (_, at) =>
      [1, 2, 5].map((times) => Number(`${times}e${low + at}`)),
    );
    return [...between.flat(), power(high)];
  }
  const step = Math.max(1, Math.ceil(decades / Math.max(count - 1, 1)));
  return Array.from({ length: Math.floor(decades / step) + 1 }, (_, at) => power(low + at * step));
}
