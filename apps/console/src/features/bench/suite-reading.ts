import { DatasetProblem } from "@assay/evals";
import type { LoadOptions, Metric, OpenSample, Suite } from "@assay/evals";
import { describePower } from "@assay/evals/statistics";

/** What a run of a suite can show by one metric. */
export interface MetricPower {
  metric: Metric;
  samples: number;
  /** Groups of samples that hang together. */
  clusters: number;
  /** The least difference between two models that is found four times in five. */
  two: number | undefined;
  /** The same, of one model from one half. */
  one: number | undefined;
}

export interface SuiteReading {
  suite: Suite;
  /** What its data are; or why they are not on this machine. */
  data: { samples: number; hash: string; metrics: readonly MetricPower[] } | { problem: string };
}

/** What is taken as given, as `assay eval power` takes it. */
export const assumed = { power: 0.8, discordant: 0.3, rate: 0.5 } as const;

/** Opens a suite and works out what its samples can tell apart. */
export async function readSuite(suite: Suite, load: LoadOptions): Promise<SuiteReading> {
  try {
    const { samples, hash } = await suite.open(load);
    return {
      suite,
      data: {
        samples: samples.length,
        hash,
        metrics: suite.metrics.map((metric) => powerOf(metric, samples)),
      },
    };
  } catch (error) {
    if (error instanceof DatasetProblem) return { suite, data: { problem: error.message } };
    throw error;
  }
}

function powerOf(metric: Metric, all: readonly OpenSample[]): MetricPower {
  const { filter } = metric;
  const samples = all.filter(
    ({ sample }) =>
      filter === undefined ||
      JSON.stringify(sample.metadata?.[filter.field]) === JSON.stringify(filter.equals),
  );
  const n = samples.length;
  const { power, discordant, rate } = assumed;
  const least = (design: Parameters<typeof describePower>[0]) =>
    n === 0 ? undefined : describePower(design, { n, power }).minimumDetectableEffect;
  return {
    metric,
    samples: n,
    clusters: new Set(samples.map(({ cluster }) => cluster)).size,
    two: least({ kind: "paired-proportion", discordant }),
    one: least({ kind: "proportion", reference: rate }),
  };
}
