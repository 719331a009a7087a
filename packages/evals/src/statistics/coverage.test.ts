import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";
import { biasCorrectedRate } from "./judge-rates.ts";
import { meanInterval } from "./mean-interval.ts";
import { pairedDifference } from "./paired.ts";
import { createRandom, type Random } from "./random.ts";

/** Clusters of one size, or of sizes drawn evenly from 1 to 19, which are 10 on average. */
interface Layout {
  clusters: number;
  size: number | "uneven";
}

interface Regime extends Layout {
  icc: number;
}

function labelsOf({ clusters, size }: Layout, random: Random): number[] {
  const labels: number[] = [];
  for (let cluster = 0; cluster < clusters; cluster++) {
    const members = size === "uneven" ? 1 + random.integer(19) : size;
    for (let member = 0; member < members; member++) labels.push(cluster);
  }
  return labels;
}

/** Normal with mean 0, variance 1 and the given intraclass correlation. */
function normals(labels: readonly number[], icc: number, random: Random): number[] {
  const ofCluster = Math.sqrt(icc);
  const ofValue = Math.sqrt(1 - icc);
  let common = 0;
  return labels.map((label, index) => {
    if (label !== labels[index - 1]) common = ofCluster * random.normal();
    return common + ofValue * random.normal();
  });
}

/** 0/1 with the given share and intraclass correlation: a value is with chance sqrt(icc) that of its cluster. */
function bits(
  labels: readonly number[],
  { share, icc }: { share: number; icc: number },
  random: Random,
): number[] {
  const copied = Math.sqrt(icc) * 2 ** 32;
  const successful = share * 2 ** 32;
  let common = 0;
  return labels.map((label, index) => {
    if (label !== labels[index - 1]) common = random.bits() < successful ? 1 : 0;
    if (random.bits() < copied) return common;
    return random.bits() < successful ? 1 : 0;
  });
}

function shareOf(replications: number, hasHappened: () => boolean): number {
  let count = 0;
  for (let replication = 0; replication < replications; replication++) if (hasHappened()) count++;
  return count / replications;
}

const covers = ({ low, high }: Interval, truth: number) =>
  low !== undefined && high !== undefined && low <= truth && truth <= high;

const between = (low: number, high: number) => (value: number) => low <= value && value <= high;

const binaryCoverage = ({ share, ...regime }: Regime & { share: number }, replications = 3000) => {
  const random = createRandom(`binary ${share}`);
  return shareOf(replications, () => {
    const clusters = labelsOf(regime, random);
    return covers(meanInterval(bits(clusters, { share, icc: regime.icc }, random), { clusters }), share);
  });
};

describe("95% intervals of a mean cover 94 to 96%", () => {
  it.each<Regime>([
    { clusters: 10, size: 10, icc: 0.3 },
    { clusters: 50, size: 10, icc: 0 },
    { clusters: 50, size: 10, icc: 0.2 },
    { clusters: 50, size: 10, icc: 0.8 },
    { clusters: 50, size: "uneven", icc: 0.2 },
    { clusters: 200, size: 5, icc: 0.5 },
  ])("of normal scores in $clusters clusters of $size, icc $icc", (regime) => {
    const random = createRandom("continuous");
    const covered = shareOf(3000, () => {
      const clusters = labelsOf(regime, random);
      return covers(meanInterval(normals(clusters, regime.icc, random), { clusters }), 0);
    });
    expect(covered).toSatisfy(between(0.94, 0.96));
  });

  it("of normal scores in two or three clusters only, since t knows how little two say", () => {
    for (const clusters of [2, 3]) {
      const random = createRandom("few");
      const covered = shareOf(5000, () => {
        const labels = labelsOf({ clusters, size: 10 }, random);
        return covers(meanInterval(normals(labels, 0.3, random), { clusters: labels }), 0);
      });
      expect(covered).toSatisfy(between(0.94, 0.96));
    }
  });

  it.each([
    [0, 0.1],
    [0.9, 1],
    [0, 1],
  ])("of 100 independent 0/1 scores, averaged over true shares from %d to %d", (from, to) => {
    const random = createRandom("wilson");
    const covered = shareOf(10_000, () => {
      const share = from + (to - from) * random.uniform();
      const values = Array.from({ length: 100 }, () => (random.uniform() < share ? 1 : 0));
      return covers(meanInterval(values), share);
    });
    expect(covered).toSatisfy(between(0.94, 0.96));
  });

  const layouts: Regime[] = [
    { clusters: 50, size: 10, icc: 0 },
    { clusters: 50, size: 10, icc: 0.1 },
    { clusters: 200, size: 5, icc: 0.5 },
  ];
  const shares = [
    ...[0.1, 0.5, 0.9].flatMap((share) => layouts.map((layout) => ({ ...layout, share }))),
    ...[0.2, 0.5].map((share) => ({ clusters: 50, size: "uneven" as const, icc: 0.2, share })),
  ];
  it.each(shares)("of 0/1 scores in $clusters clusters of $size, icc $icc, true share $share", (regime) => {
    expect(binaryCoverage(regime)).toSatisfy(between(0.94, 0.96));
  });

  it.each([0.1, 0.5])("of 0/1 scores in 50 clusters of 10, icc 0.3, true share %d", (share) => {
    const regime = { clusters: 50, size: 10, icc: 0.3, share };
    expect(binaryCoverage(regime, 10_000)).toSatisfy(between(0.94, 0.96));
  });

  it.each([
    { clusters: 200, size: 5, icc: 0.1, share: 0.03 },
    { clusters: 200, size: 5, icc: 0.2, share: 0.03 },
    { clusters: 200, size: 5, icc: 0.2, share: 0.97 },
    { clusters: 100, size: 10, icc: 0.2, share: 0.05 },
    { clusters: 100, size: 10, icc: 0.2, share: 0.95 },
  ])("of 0/1 scores near the edge: $clusters clusters of $size, icc $icc, true share $share", (regime) => {
    expect(binaryCoverage(regime)).toSatisfy(between(0.94, 0.96));
  });
});

describe("where 95% intervals cover more or less than 94 to 96%, by how much", () => {
  it.each([
    { clusters: 50, size: 10, icc: 0.3, share: 0.01 },
    { clusters: 50, size: 10, icc: 0.1, share: 0.99 },
    { clusters: 20, size: 10, icc: 0.2, share: 0.02 },
  ])("0/1 scores of which a few clusters hold any, share $share: too wide, up to 99%", (regime) => {
    expect(binaryCoverage(regime)).toSatisfy(between(0.96, 0.995));
  });

  it.each([
    { clusters: 10, size: 10, icc: 0.2, share: 0.3 },
    { clusters: 20, size: 10, icc: 0.2, share: 0.3 },
    { clusters: 50, size: "uneven" as const, icc: 0.2, share: 0.1 },
  ])("0/1 scores in $clusters clusters of $size, icc $icc, share $share: 93 to 97%", (regime) => {
    expect(binaryCoverage(regime)).toSatisfy(between(0.93, 0.97));
  });

  it("0/1 scores in 20 clusters of 10, icc 0.5, share 0.1, where often no cluster shows its icc: 85 to 89%", () => {
    const regime = { clusters: 20, size: 10, icc: 0.5, share: 0.1 };
    expect(binaryCoverage(regime)).toSatisfy(between(0.85, 0.89));
  });

  it("skewed scores in 50 clusters: clustered t 92 to 94%, the studentised cluster bootstrap 94 to 96%", () => {
    const random = createRandom("skewed");
    const truth = Math.exp(0.5);
    let byStudent = 0;
    let byBootstrap = 0;
    const replications = 2000;
    for (let replication = 0; replication < replications; replication++) {
      const clusters = labelsOf({ clusters: 50, size: 10 }, random);
      const values = normals(clusters, 0.3, random).map(Math.exp);
      if (covers(meanInterval(values, { clusters }), truth)) byStudent++;
      const bootstrapped = bootstrapInterval(values, { clusters, seed: replication, resamples: 199 });
      if (covers(bootstrapped, truth)) byBootstrap++;
    }
    expect(byStudent / replications).toSatisfy(between(0.92, 0.94));
    expect(byBootstrap / replications).toSatisfy(between(0.94, 0.96));
  });
});

describe("under the null 4 to 6% of paired differences are significant at 5%", () => {
  const rejections = (regime: Regime, scores: "normal" | "binary", replications = 3000) => {
    const random = createRandom(`paired ${scores}`);
    return shareOf(replications, () => {
      const clusters = labelsOf(regime, random);
      const draw = () =>
        scores === "normal"
          ? normals(clusters, regime.icc, random)
          : bits(clusters, { share: 0.3, icc: regime.icc }, random);
      return (pairedDifference(draw(), draw(), { clusters }).pValue ?? 1) <= 0.05;
    });
  };

  it.each<Regime>([
    { clusters: 30, size: 1, icc: 0 },
    { clusters: 10, size: 10, icc: 0.3 },
    { clusters: 50, size: 10, icc: 0.3 },
    { clusters: 50, size: "uneven", icc: 0.3 },
    { clusters: 100, size: 2, icc: 0.8 },
  ])("for continuous scores in $clusters clusters of $size, icc $icc", (regime) => {
    expect(rejections(regime, "normal")).toSatisfy(between(0.04, 0.06));
  });

  it.each<Regime>([
    { clusters: 200, size: 1, icc: 0 },
    { clusters: 50, size: 10, icc: 0 },
    { clusters: 50, size: 10, icc: 0.3 },
    { clusters: 50, size: "uneven", icc: 0.3 },
    { clusters: 200, size: 5, icc: 0.5 },
  ])("for 0/1 scores in $clusters clusters of $size, icc $icc", (regime) => {
    expect(rejections(regime, "binary")).toSatisfy(between(0.04, 0.06));
  });

  it("with the cluster bootstrap in 50 clusters of 10", () => {
    const random = createRandom("paired bootstrap");
    const rejected = shareOf(2000, () => {
      const clusters = labelsOf({ clusters: 50, size: 10 }, random);
      const differences = normals(clusters, 0.3, random);
      return !covers(bootstrapInterval(differences, { clusters, seed: random.bits(), resamples: 199 }), 0);
    });
    expect(rejected).toSatisfy(between(0.04, 0.06));
  });

  it("but some 40% of them when 50 clusters of 10 are taken for 500 independent cases", () => {
    const random = createRandom("naive");
    const rejected = shareOf(2000, () => {
      const labels = labelsOf({ clusters: 50, size: 10 }, random);
      const draw = () => bits(labels, { share: 0.5, icc: 0.5 }, random);
      return (pairedDifference(draw(), draw()).pValue ?? 1) <= 0.05;
    });
    expect(rejected).toSatisfy(between(0.37, 0.43));
  });

  it("and hardly any where only a few clusters differ at all", () => {
    const random = createRandom("sparse");
    const rejected = shareOf(3000, () => {
      const clusters = labelsOf({ clusters: 50, size: 10 }, random);
      const draw = () => bits(clusters, { share: 0.01, icc: 0.7 }, random);
      return (pairedDifference(draw(), draw(), { clusters }).pValue ?? 1) <= 0.05;
    });
    expect(rejected).toSatisfy(between(0, 0.03));
  });
});

describe("95% intervals of a paired difference of 0/1 scores cover 94 to 96%", () => {
  it.each([
    { clusters: 300, size: 1, icc: 0, first: 0.9, second: 0.8 },
    { clusters: 50, size: 10, icc: 0.1, first: 0.6, second: 0.5 },
    { clusters: 50, size: 10, icc: 0.3, first: 0.9, second: 0.7 },
    { clusters: 50, size: "uneven" as const, icc: 0.2, first: 0.3, second: 0.5 },
    { clusters: 200, size: 5, icc: 0.3, first: 0.1, second: 0.02 },
  ])("in $clusters clusters of $size, icc $icc, true shares $first and $second", (regime) => {
    const random = createRandom("difference");
    const covered = shareOf(3000, () => {
      const clusters = labelsOf(regime, random);
      const first = bits(clusters, { share: regime.first, icc: regime.icc }, random);
      const second = bits(clusters, { share: regime.second, icc: regime.icc }, random);
      return covers(pairedDifference(first, second, { clusters }).interval, regime.first - regime.second);
    });
    expect(covered).toSatisfy(between(0.94, 0.96));
  });
});

describe("95% intervals of a rate corrected for its judge", () => {
  const binomial = (n: number, share: number, random: Random) => {
    let successes = 0;
    for (let trial = 0; trial < n; trial++) if (random.uniform() < share) successes++;
    return successes;
  };
  const judged = (labels: number, truth: number) => {
    const random = createRandom("judge");
    return shareOf(3000, () => {
      const positives = binomial(500, truth * 0.9 + (1 - truth) * 0.15, random);
      const truePositives = binomial(labels, 0.9, random);
      const trueNegatives = binomial(labels, 0.85, random);
      const judge = {
        truePositives,
        falseNegatives: labels - truePositives,
        trueNegatives,
        falsePositives: labels - trueNegatives,
      };
      return covers(biasCorrectedRate({ positives, n: 500, judge }), truth);
    });
  };

  it.each([0.1, 0.4, 0.7])("cover 94 to 96% with 200 labels of each kind, true rate %d", (truth) => {
    expect(judged(200, truth)).toSatisfy(between(0.94, 0.96));
  });

  it("cover 95 to 98% with 30 labels of each kind", () => {
    for (const truth of [0.1, 0.4, 0.7]) expect(judged(30, truth)).toSatisfy(between(0.95, 0.98));
  });
});
