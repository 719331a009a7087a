import { checkCount, checkFinite, checkOpenShare, checkSameLength } from "./check-arguments.ts";
import { clusterSums, errorOfSums, type Clusters, type ClusterSums } from "./clustered.ts";
import { noInterval, type Interval } from "./interval.ts";
import { isConstant } from "./mean.ts";
import { createRandom } from "./random.ts";

export interface BootstrapOptions {
  /** What is drawn together; without it every value by itself. */
  clusters?: Clusters | undefined;
  level?: number | undefined;
  /** The same seed gives the same bounds. */
  seed?: string | number | undefined;
  /** 2,000 move a 95% bound by about 2% of the width between seeds. */
  resamples?: number | undefined;
}

export interface BootstrapResult {
  interval: Interval;
  /** Two-sided, of the mean being 0; undefined without bounds. Rejects at 1 - level exactly where the interval misses 0. */
  pValue: number | undefined;
}

/**
 * The cluster bootstrap of a mean: whole clusters are drawn with replacement, and the studentised deviations
 * (bootstrap-t, Efron & Tibshirani 1993, chapter 12, with the clustered standard error inside every draw) give the bounds.
 * Simulated at 95% with clusters of 10, intraclass correlation 0.3: for normal values in 20 clusters percentile and BCa
 * cover 91, bootstrap-t 94; for lognormal ones percentile 89, BCa 91, clustered t 90, bootstrap-t 93: hence this one.
 * Time grows with resamples * clusters: 2,000 of 1,000 clusters take some 50 ms, of 100,000 some seconds.
 */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions = {}): BootstrapResult {
  const { clusters, level = 0.95, seed = 0, resamples = 2000 } = options;
  checkOpenShare("level", level);
  checkCount("resamples", resamples, Math.ceil(2 / (1 - level)));
  checkFinite("values", values);
  if (clusters !== undefined) checkSameLength("values", values, "clusters", clusters);
  const n = values.length;
  if (n === 0) return { interval: noInterval({ estimate: undefined, level, n }), pValue: undefined };
  const sums = clusterSums(values, clusters ?? Array.from({ length: n }, (_, index) => index));
  const error = errorOfSums(sums);
  const estimate = sums.mean;
  if (error === undefined || error === 0 || isConstant(values)) {
    return { interval: noInterval({ estimate, level, n }), pValue: undefined };
  }
  const drawn = studentisedDraws(sums, { seed, resamples });
  const rank = Math.max(1, Math.floor(((1 - level) / 2) * (resamples + 1)));
  const low = Math.min(estimate, estimate - drawn[resamples - rank]! * error);
  const high = Math.max(estimate, estimate - drawn[rank - 1]! * error);
  const interval: Interval = { estimate, low, high, level, method: "bootstrap", n };
  return { interval, pValue: pValueOf(drawn, estimate / error) };
}

/** The interval of {@link bootstrapMean}. */
export function bootstrapInterval(values: ArrayLike<number>, options: BootstrapOptions = {}): Interval {
  return bootstrapMean(values, options).interval;
}

/** Per draw of clusters, (mean of the draw - mean) / its standard error, in rising order. */
function studentisedDraws(
  { deviations, sizes }: ClusterSums,
  { seed, resamples }: { seed: string | number; resamples: number },
): Float64Array {
  const random = createRandom(seed);
  const count = deviations.length;
  const scale = Math.sqrt(count / (count - 1));
  const drawn = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    let total = 0;
    let size = 0;
    let squares = 0;
    let products = 0;
    let sizeSquares = 0;
    for (let pick = 0; pick < count; pick++) {
      const cluster = random.integer(count);
      const deviation = deviations[cluster]!;
      const members = sizes[cluster]!;
      total += deviation;
      size += members;
      squares += deviation * deviation;
      products += deviation * members;
      sizeSquares += members * members;
    }
    const shift = total / size;
    const spread = squares - 2 * shift * products + shift * shift * sizeSquares;
    const isFlat = spread <= 1e-12 * squares;
    drawn[draw] = isFlat ? 0 : total / (Math.sqrt(spread) * scale);
  }
  return drawn.toSorted();
}

/** Equal-tailed, with one added to both counts (Davison & Hinkley 1997, 4.25) so that it is never 0. */
function pValueOf(drawn: Float64Array, statistic: number): number {
  let above = 0;
  for (const value of drawn) if (value >= statistic) above++;
  let below = 0;
  for (const value of drawn) if (value <= statistic) below++;
  return Math.min(1, (2 * (1 + Math.min(above, below))) / (drawn.length + 1));
}
