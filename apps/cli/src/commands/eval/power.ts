import { isMeasured } from "@assay/evals/log";
import { designEffect, minimumDetectableEffect, requiredSize } from "@assay/evals/statistics";
import type { PowerDesign } from "@assay/evals/statistics";
import { UsageError, readVariable } from "../../env.ts";
import { findSuite } from "../../suites.ts";
import { countOf } from "./count-of.ts";
import { expected } from "./expected.ts";

export interface PlanOptions {
  samples?: number;
  effect?: number;
  rate: number;
  discordant?: number;
  clusterSize?: number;
  correlation: number;
  power: number;
  json?: boolean;
}

/** What a run of so many samples can tell apart; or how many samples it takes. */
export async function planEval(suite: string | undefined, options: PlanOptions): Promise<void> {
  await expected(async () => {
    const { rate, power, effect, correlation } = options;
    const discordant = options.discordant ?? Math.max(Math.min(0.3, 2 * rate * (1 - rate)), effect ?? 0);
    checkShares({ ...options, discordant });
    const counted = suite === undefined ? undefined : await countSamples(suite);
    const clusterSize = options.clusterSize ?? counted?.clusterSize ?? 1;
    const inflation = designEffect({ clusterSize, icc: correlation });
    const assumed = { power, rate, discordant, clusterSize, correlation, designEffect: inflation };
    const designs: Record<"one" | "two", PowerDesign> = {
      one: { kind: "proportion", reference: rate },
      two: { kind: "paired-proportion", discordant },
    };
    if (effect !== undefined) {
      const needs = (design: PowerDesign) => requiredSize(design, { effect, power, designEffect: inflation });
      print(
        { effect, ...assumed, one: needs(designs.one), two: needs(designs.two) },
        `To see a difference of ${points(effect)} points with a chance of ${points(power)} %:\n  one model against ${points(rate)} %: ${needed(needs(designs.one))}\n  two models that differ on ${points(discordant)} % of samples: ${needed(needs(designs.two))}`,
        options,
      );
      return;
    }
    const samples = options.samples ?? counted?.samples;
    if (samples === undefined) throw new UsageError("Name a suite, or say --samples or --effect.");
    const isSuite = counted !== undefined && options.samples === undefined;
    const of = isSuite ? ` of ${counted.metric} (${clustersOf(counted)})` : "";
    const sees = (design: PowerDesign) =>
      minimumDetectableEffect(design, { n: samples, power, designEffect: inflation });
    print(
      {
        ...(isSuite && { suite, metric: counted.metric, clusters: counted.clusters }),
        samples,
        ...assumed,
        one: sees(designs.one),
        two: sees(designs.two),
      },
      `With ${countOf(samples, "sample")}${of} and a chance of ${points(power)} % you can see\n  one model that is ${said(sees(designs.one))} from ${points(rate)} %\n  two models that differ on ${points(discordant)} % of samples, when they are ${said(sees(designs.two))} apart`,
      options,
    );
  });
}

/** @throws UsageError naming the option */
function checkShares({
  rate,
  discordant,
  power,
  effect,
  correlation,
  clusterSize = 1,
}: PlanOptions & { discordant: number }): void {
  const shares = { rate, power, ...(effect !== undefined && { effect }), discordant };
  for (const [name, share] of Object.entries(shares))
    if (!(share > 0 && share < 1))
      throw new UsageError(`--${name} is ${share}; it takes a share between 0 and 1.`);
  if (!(correlation >= 0 && correlation <= 1))
    throw new UsageError(`--correlation is ${correlation}; it takes a share from 0 to 1.`);
  if (!(clusterSize >= 1))
    throw new UsageError(`--cluster-size is ${clusterSize}; it takes a number of at least 1.`);
  if (effect === undefined) return;
  const room = 1 - rate;
  if (effect > room + 1e-12)
    throw new UsageError(
      `--effect is ${effect}; from --rate ${rate} a model can be ${points(room)} points better at most.`,
    );
  if (effect > discordant + 1e-12)
    throw new UsageError(
      `--effect is ${effect}; two models that differ on --discordant ${discordant} of samples cannot be further apart than that.`,
    );
}

interface Counted {
  /** The first one. */
  metric: string;
  /** Those that it takes in. */
  samples: number;
  clusters: number;
  /** Of the cluster that a sample stands in, on average (Kish). */
  clusterSize: number;
}

async function countSamples(id: string): Promise<Counted> {
  const suite = findSuite(id);
  const [headline] = suite.metrics;
  const { samples } = await suite.open({ dataFolder: readVariable("ASSAY_BENCH_DATA") });
  const measured = samples.filter(({ sample }) => headline === undefined || isMeasured(sample, headline));
  const metric = headline?.id ?? suite.id;
  if (measured.length === 0) throw new UsageError(`${metric} of ${id} takes no sample in.`);
  const sizes = [...Map.groupBy(measured, ({ cluster }) => cluster).values()].map((each) => each.length);
  return {
    metric,
    samples: measured.length,
    clusters: sizes.length,
    clusterSize: sizes.reduce((sum, size) => sum + size * size, 0) / measured.length,
  };
}

function clustersOf({ clusters, clusterSize }: Counted): string {
  return `${countOf(clusters, "cluster")}; a sample stands in one of ${clusterSize.toFixed(1).replace(/\.0$/u, "")} on average`;
}

function needed(samples: number | undefined): string {
  return samples === undefined ? "no number of samples" : countOf(samples, "sample");
}

function print(record: unknown, text: string, { json = false }: PlanOptions): void {
  process.stdout.write(json ? `${JSON.stringify(record, undefined, 2)}\n` : `${text}\n`);
}

function points(share: number): string {
  return (share * 100).toFixed(1).replace(/\.0$/u, "");
}

function said(effect: number | undefined): string {
  return effect === undefined ? "no distance" : `${points(effect)} points`;
}
