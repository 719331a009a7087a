import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../statistics/random.ts";
import { suite } from "../suite.ts";

/** A suite without a model: its draws hang on the seeds alone, and each takes up to 60 ms. */
export const guessing = suite<number, number>({
  id: "guessing",
  title: "Guessing",
  description: "A draw above a half is right.",
  version: 1,
  dataset: {
    source: "made here",
    licence: "MIT",
    load: async () =>
      Array.from({ length: 120 }, (_, index) => ({
        id: `s${index}`,
        input: index,
        cluster: `c${index % 30}`,
      })),
  },
  async solver(_sample, { seed }) {
    const random = createRandom(seed);
    await sleep(random.integer(60));
    return { text: random.uniform() > 0.5 ? "right" : "wrong ".repeat(random.integer(500)) };
  },
  scorers: [{ id: "right", score: ({ solution }) => ({ value: Number(solution.text === "right") }) }],
  epochs: 2,
});

export const guessers = ["fake/one", "other/two"].map((address) => ({ address, kind: "model" as const }));
