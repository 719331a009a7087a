import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ResultRecord, RunLog } from "../log/record.ts";
import { summarise } from "../log/summarise.ts";
import { makeLog } from "../reports/testing/make-log.ts";
import { inspectLogJson, toInspectLog } from "./inspect-log.ts";
import { jsonChunks } from "./json-chunks.ts";
import { promptfooJson, toPromptfoo } from "./promptfoo-output.ts";

const schemaFile = new URL("../../../../../shared/data/evals/inspect_log_openapi.json.gz", import.meta.url);
const model = "openai/gpt-5.5";

/** Every way a result can end, and inputs of every kind. */
function oddLog(): RunLog {
  const log = makeLog({ samples: 7, models: [model], epochs: 1 });
  const [first, ...others] = log.results;
  const samples = new Map(log.samples);
  const [id] = samples.keys();
  const sample = samples.get(id ?? "");
  if (first === undefined || sample === undefined) throw new TypeError("no samples");
  const base: ResultRecord = {
    ...first,
    scores: { exact: { value: 1 }, "token-f1": { value: 0.5 } },
    errors: [],
  };
  const codes = [
    "solver.timeout",
    "solver.step_limit",
    "solver.cost_limit",
    "solver.threw",
    "run.model_unreachable",
    "scorer.threw",
  ] as const;
  const failed = others.map((result, index): ResultRecord => {
    const code = codes[index] ?? "solver.threw";
    const { solution: _solution, ...rest } = result;
    return {
      ...rest,
      scores: code === "scorer.threw" ? { "token-f1": { value: null, why: "abstained" } } : {},
      errors: [{ code, message: "why", ...(code === "scorer.threw" && { scorer: "exact" }) }],
    };
  });
  samples.set(sample.id, {
    ...sample,
    input: { messages: [{ role: "user", content: "Hello?" }], vars: { a: 1 } },
    expected: ["yes", "no"],
  });
  const solution = {
    text: "yes",
    calls: [{ name: "look_up", arguments: [1], isError: true }],
    state: { orders: { "#1": { total: 3 } } },
    data: { tries: 2 },
  };
  return { ...log, samples, results: [{ ...base, solution }, ...failed], end: undefined };
}

describe.skipIf(!existsSync(schemaFile))(
  "inspect's schema of logs (needs ../shared, which is not here otherwise)",
  () => {
    const document = z
      .looseObject({ components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) })
      .parse(
        existsSync(schemaFile)
          ? JSON.parse(gunzipSync(readFileSync(schemaFile)).toString())
          : { components: { schemas: {} } },
      );
    const validate = existsSync(schemaFile)
      ? new Ajv2020({ strict: false, validateFormats: false, logger: false })
          .addSchema({ $id: "inspect", ...document })
          .compile({ $ref: "inspect#/components/schemas/EvalLog" })
      : () => true;

    it("takes a run of several models and epochs, of each model", () => {
      const log = makeLog({ samples: 60, models: 3, epochs: 2 });
      for (const { address } of log.run.models) {
        const isValid = validate(toInspectLog(log, address));
        expect("errors" in validate ? validate.errors : null).toBeNull();
        expect(isValid).toBe(true);
      }
    });

    it("takes every way a result can end", () => {
      const isValid = validate(toInspectLog(oddLog(), model));
      expect("errors" in validate ? validate.errors : null).toBeNull();
      expect(isValid).toBe(true);
    });

    it("refuses what is no log, so that it says something", () => {
      expect(validate({ ...toInspectLog(oddLog(), model), samples: [{ id: 1 }] })).toBe(false);
    });
  },
);

describe("an inspect log", () => {
  it("has the figures the run is summed up to", () => {
    const log = makeLog({ samples: 300, models: 2, epochs: 2 });
    const [summary] = summarise(log).aggregates.models;
    const { results } = toInspectLog(log, model);
    expect(results.scores.map(({ name, metrics }) => [name, metrics.mean?.value])).toEqual(
      Object.entries(summary?.metrics ?? {}).map(([id, estimate]) => [id, estimate?.value]),
    );
    expect(results.scores[0]?.metrics.stderr?.value).toBeGreaterThan(0);
    expect(results.total_samples).toBe(600);
    expect(results.completed_samples).toBe(summary?.counts.counted);
  });

  it("counts a model's failure as 0, and keeps why something has no score", () => {
    const { status, samples } = toInspectLog(oddLog(), model);
    expect(status).toBe("cancelled");
    expect(samples.map(({ scores }) => Object.entries(scores).map(([id, { value }]) => [id, value]))).toEqual(
      [
        [
          ["exact", 1],
          ["token-f1", 0.5],
        ],
        ...Array.from({ length: 4 }, () => [
          ["exact", 0],
          ["token-f1", 0],
        ]),
        [],
        [],
      ],
    );
    expect(samples.map((sample) => ("limit" in sample ? sample.limit : undefined))).toEqual([
      undefined,
      { type: "time", limit: 300 },
      { type: "turn", limit: 50 },
      { type: "cost", limit: 5 },
      undefined,
      undefined,
      undefined,
    ]);
    expect(samples[5]).toMatchObject({
      error: { message: "run.model_unreachable: why" },
      metadata: { assay: { unscored: { exact: "run.model_unreachable: why" } } },
    });
    expect(samples[6]).toMatchObject({
      metadata: { assay: { unscored: { exact: "scorer.threw: why", "token-f1": "abstained" } } },
    });
  });

  it("writes calls and their outputs as messages, the world after it as the store", () => {
    const [sample] = toInspectLog(oddLog(), model).samples;
    expect(sample).toMatchObject({
      input: [{ role: "user", content: "Hello?" }],
      target: ["yes", "no"],
      store: { orders: { "#1": { total: 3 } } },
      messages: [
        { role: "user", content: "Hello?" },
        {
          role: "assistant",
          tool_calls: [{ id: "call-1-0", function: "look_up", arguments: { value: [1] } }],
        },
        { role: "tool", tool_call_id: "call-1-0", error: { type: "unknown" } },
      ],
    });
  });

  it("of a model the run does not have is refused by name", () => {
    expect(() => toInspectLog(oddLog(), "openai/other")).toThrow(
      "has no model openai/other; it has openai/gpt-5.5",
    );
  });
});

describe("promptfoo's output", () => {
  it("counts each result once: right, wrong, or judged by nobody", () => {
    const { results } = toPromptfoo(oddLog());
    expect(results.stats).toMatchObject({ successes: 1, failures: 4, errors: 2 });
    expect(results.results.map(({ failureReason }) => failureReason)).toEqual([0, 1, 1, 1, 1, 2, 2]);
    expect(results.prompts[0]?.metrics).toMatchObject({
      testPassCount: 1,
      testFailCount: 4,
      testErrorCount: 2,
      score: 1,
      namedScoresCount: { exact: 5, "token-f1": 5 },
    });
  });

  it("has no price where none is known", () => {
    const log = makeLog({ samples: 2, models: [model, "lab/unpriced"] });
    const results = log.results.map(({ measured: { costMicros, ...measured }, ...result }) => ({
      ...result,
      measured: result.model === model ? { ...measured, costMicros } : measured,
    }));
    const written = toPromptfoo({ ...log, results }).results;
    for (const { provider, cost, response } of written.results) {
      const isPriced = provider.id === model;
      expect([cost !== undefined, "cost" in response]).toEqual([isPriced, isPriced]);
    }
    expect(written.prompts.map(({ metrics }) => metrics.cost)).toEqual([0.000_62, undefined]);
  });

  it("has a row for each sample and epoch, a column for each model", () => {
    const log = makeLog({ samples: 5, models: 3, epochs: 2 });
    const { results } = toPromptfoo(log);
    const cells = results.results.map(({ testIdx, promptIdx }) => `${testIdx} ${promptIdx}`);
    expect(new Set(cells).size).toBe(30);
    expect(Math.max(...results.results.map(({ testIdx }) => testIdx))).toBe(9);
    expect(results.prompts.map(({ provider }) => provider)).toEqual(
      log.run.models.map(({ address }) => address),
    );
    expect(new Set(results.results.map(({ id }) => id)).size).toBe(30);
  });
});

describe("exports", () => {
  it("are the same piece by piece as in one", () => {
    const log = makeLog({ samples: 30, models: 2, epochs: 2 });
    expect(JSON.parse([...promptfooJson(log)].join(""))).toEqual(
      JSON.parse(JSON.stringify(toPromptfoo(log))),
    );
    expect(JSON.parse([...inspectLogJson(log, model)].join(""))).toEqual(
      JSON.parse(JSON.stringify(toInspectLog(log, model))),
    );
  });

  it("depend on the log alone", () => {
    const write = () => [...promptfooJson(makeLog({ samples: 30, models: 2 }))].join("");
    expect(write()).toBe(write());
  });

  it("of 10,000 samples come in pieces of a sample each", () => {
    const log = makeLog({ samples: 10_000, models: 1, turns: 1 });
    let count = 0;
    let longest = 0;
    for (const chunks of [promptfooJson(log), inspectLogJson(log, model)]) {
      for (const chunk of chunks) {
        count += 1;
        longest = Math.max(longest, chunk.length);
      }
    }
    expect(count).toBeGreaterThan(20_000);
    expect(longest).toBeLessThan(300_000);
  }, 60_000);

  it("write any JSON as JSON, with iterables as lists", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (value, list) => {
        const written = { plain: value, nested: { list: new Set(list.map((item) => [item])) } };
        const expected = { plain: value, nested: { list: list.map((item) => [item]) } };
        expect(JSON.parse([...jsonChunks(written)].join(""))).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });
});
