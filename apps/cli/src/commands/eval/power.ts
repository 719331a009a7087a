import { designEffect, minimumDetectableEffect, requiredSize } from "@assay/evals/statistics";
import type { PowerDesign } from "@assay/evals/statistics";
import { UsageError, readVariable } from "../../env.ts";
import { findSuite } from "../../suites.ts";
import { expected } from "./expected.ts";

export interface PlanOptions {
  samples?: number;
  effect?: number;
  rate: number;
  discordant?: number;
  clusterSize: number;
  correlation: number;
  power: number;
  json?: boolean;
}

/** What a run of so many samples can tell apart; or how many samples it takes. */
export async function planEval(suite: string | undefined, options: PlanOptions): Promise<void> {
  await expected(async () => {
    const { rate, discordant = Math.min(0.3, 2 * rate * (1 - rate)), power, effect } = options;
    for (const [name, share] of Object.entries({ rate, discordant, power }))
      if (!(share > 0 && share < 1))
        throw new UsageError(`--${name} is ${share}; it takes a share between 0 and 1.`);
    const inflation = designEffect({ clusterSize: options.clusterSize, icc: options.correlation });
    const designs: Record<"one" | "two", PowerDesign> = {
      one: { kind: "proportion", reference: rate },
      two: { kind: "paired-proportion", discordant },
    };
    if (effect !== undefined) {
      const needs = (design: PowerDesign) => requiredSize(design, { effect, power, designEffect: inflation });
      print(
        {
          effect,
          power,
          rate,
          discordant,
          designEffect: inflation,
          one: needs(designs.one),
          two: needs(designs.two),
        },
        `To see a difference of ${points(effect)} points with a chance of ${points(power)} %:\n  one model against ${points(rate)} %: ${needs(designs.one) ?? "no number of"} samples\n  two models that differ on ${points(discordant)} % of samples: ${needs(designs.two) ?? "no number of"} samples`,
        options,
      );
      return;
    }
    const samples = options.samples ?? (await countSamples(suite));
    const sees = (design: PowerDesign) =>
      minimumDetectableEffect(design, { n: samples, power, designEffect: inflation });
    print(
      {
        samples,
        power,
        rate,
        discordant,
        designEffect: inflation,
        one: sees(designs.one),
        two: sees(designs.two),
      },
      `With ${samples} samples and a chance of ${points(power)} % you can see\n  one model that is ${said(sees(designs.one))} from ${points(rate)} %\n  two models that differ on ${points(discordant)} % of samples, when they are ${said(sees(designs.two))} apart`,
      options,
    );
  });
}

async function countSamples(suite: string | undefined): Promise<number> {
  if (suite === undefined) throw new UsageError("Name a suite, or say --samples or --effect.");
  const { samples } = await findSuite(suite).open({ dataFolder: readVariable("ASSAY_BENCH_DATA") });
  return samples.length;
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
