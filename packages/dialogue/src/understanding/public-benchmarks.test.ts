import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createClassifier } from "./classifier.ts";
import type { Example } from "./classifier-model.ts";
import { trainClassifier } from "./train-classifier.ts";

const evals = new URL("../../../../../shared/data/evals/", import.meta.url);
const banking77 = new URL("banking77_train.csv.gz", evals);
const clinc150 = new URL("clinc150_train_val.json.gz", evals);

interface Measured {
  accuracy: number;
  /** Of phrases that belong to no intent, how many are taken for none or guessed with less than a half. */
  refused: number;
  calibrationError: number;
}

function measure(
  train: readonly Example[],
  held: readonly Example[],
  elsewhere: readonly string[],
): Measured {
  const classifier = createClassifier(trainClassifier(train));
  const guesses = held.map(({ text, intent }) => {
    const [best] = classifier.classify(text);
    return { probability: best?.probability ?? 0, isRight: best?.intent === intent };
  });
  const refused = elsewhere.filter((text) => {
    const [best] = classifier.classify(text);
    return best?.intent === "none" || (best?.probability ?? 0) < 0.5;
  });
  return {
    accuracy: guesses.filter(({ isRight }) => isRight).length / guesses.length,
    refused: refused.length / Math.max(1, elsewhere.length),
    calibrationError: expectedCalibrationError(guesses),
  };
}

/** Over ten bins of equal width, weighted by how many guesses fall into each (Naeini et al. 2015). */
function expectedCalibrationError(guesses: readonly { probability: number; isRight: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = guesses.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    const right = inBin.filter(({ isRight }) => isRight).length;
    const sure = inBin.reduce((sum, { probability }) => sum + probability, 0);
    error += Math.abs(right - sure) / guesses.length;
  }
  return error;
}

/** Fields are quoted where they hold a comma, a quote or a line break. */
function readCsv(text: string): string[][] {
  return Array.from(
    text.matchAll(/(?:^|\n)(?:"((?:[^"]|"")*)"|([^,\n]*)),([^\n]+)/g),
    ([, quoted, plain, rest]) => [quoted?.replaceAll('""', '"') ?? plain ?? "", (rest ?? "").trim()],
  ).slice(1);
}

describe.skipIf(!existsSync(banking77))("on BANKING77 (needs ../shared, which is not here otherwise)", () => {
  it("is right about 77 close intents more than 88 times in a hundred, and as sure as it is right", () => {
    const rows = readCsv(gunzipSync(readFileSync(banking77)).toString()).map(
      ([text = "", intent = ""]): Example => ({ text, intent }),
    );
    expect(rows).toHaveLength(10_003);
    const measured = measure(
      rows.filter((_, index) => index % 5 < 3),
      rows.filter((_, index) => index % 5 === 4),
      [],
    );
    expect(measured.accuracy).toBeGreaterThan(0.88);
    expect(measured.calibrationError).toBeLessThan(0.04);
  }, 60_000);
});

const Clinc = z.object({
  train: z.array(z.tuple([z.string(), z.string()])),
  val: z.array(z.tuple([z.string(), z.string()])),
  oos_val: z.array(z.tuple([z.string(), z.string()])),
});

describe.skipIf(!existsSync(clinc150))("on CLINC150 (needs ../shared, which is not here otherwise)", () => {
  it("knows 50 intents from 40 phrases each and refuses what it was never shown", () => {
    const data = Clinc.parse(JSON.parse(gunzipSync(readFileSync(clinc150)).toString()));
    const intents = [...new Set(data.train.map(([, intent]) => intent))].filter(
      (_, index) => index % 3 === 0,
    );
    const examplesOf = (pairs: readonly (readonly [string, string])[], most: number) =>
      intents.flatMap((intent) =>
        pairs
          .filter((pair) => pair[1] === intent)
          .slice(0, most)
          .map(([text]): Example => ({ text, intent })),
      );
    const measured = measure(
      examplesOf(data.train, 40),
      examplesOf(data.val, 20),
      data.oos_val.map(([text]) => text),
    );
    expect(intents).toHaveLength(50);
    expect(measured.accuracy).toBeGreaterThan(0.9);
    expect(measured.refused).toBeGreaterThan(0.85);
    expect(measured.calibrationError).toBeLessThan(0.06);
  }, 60_000);
});
