import type { ResultRecord, RunLog, SampleRecord } from "../../log/record.ts";

export interface MakeLogOptions {
  samples: number;
  /** So many models, or these; the second one of a number is a baseline. */
  models: number | readonly string[];
  epochs?: number;
  seed?: number;
  id?: string;
  /** Share of right answers of the first model; each one after it is a tenth worse. */
  skill?: number;
  /** Turns of a transcript. */
  turns?: number;
}

const words =
  "the model report claims a figure of training compute cost energy 模型 报告 指出 训练 成本 增长 了 约 三倍 per year".split(
    " ",
  );

/** A log of a run that never was: the same options, the same log. */
export function makeLog({
  samples: size,
  models,
  epochs = 1,
  seed = 1,
  id = "run-1",
  skill = 0.8,
  turns = 2,
}: MakeLogOptions): RunLog {
  const random = randomOf(seed);
  const say = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? "").join(" ");
  const names = typeof models === "number" ? namesOf(models) : models;
  const samples = new Map<string, SampleRecord>();
  const results: ResultRecord[] = [];
  for (let index = 0; index < size; index += 1) {
    const sample = `sample-${String(index + 1).padStart(5, "0")}`;
    const expected = say(3);
    const record: SampleRecord = {
      type: "sample",
      id: sample,
      input: `${say(12)}?`,
      expected,
      cluster: `document-${index % 40}`,
      metadata: {
        topic: ["cost", "energy", "chips", "policy"][index % 4] ?? "",
        language: index % 3 === 0 ? "zh" : "en",
      },
      hash: (index + 1).toString(16).padStart(16, "0"),
    };
    samples.set(sample, record);
    for (const [position, model] of names.entries())
      for (let epoch = 1; epoch <= epochs; epoch += 1)
        results.push(makeResult({ model, position, epoch, record, expected, random, say, skill, turns }));
  }
  return {
    run: {
      type: "run",
      version: 1,
      id,
      suite: {
        id: "report-questions",
        title: "Questions of the report",
        description: "Whether the answer is the one the report gives.",
        version: 1,
        split: "test",
        scorers: ["exact", "token-f1"],
        metrics: [
          { id: "accuracy", scorer: "exact", kind: "mean" },
          { id: "token-f1", scorer: "token-f1", kind: "mean" },
        ],
      },
      dataset: {
        source: "State of AI report 2025, questions of 2026-10",
        licence: "CC-BY-4.0",
        hash: "0123456789abcdef",
        size,
      },
      models: names.map((address, index) => ({
        address,
        kind: index === 1 && typeof models === "number" ? "baseline" : "model",
      })),
      epochs,
      seed: String(seed),
      limits: { timeoutMs: 300_000, turnTimeoutMs: 120_000, steps: 50, costMicros: 5_000_000, retries: 2 },
      startedAt: "2026-11-25T08:00:00.000Z",
      provenance: {
        revision: "0123456789abcdef0123456789abcdef01234567",
        isDirty: true,
        versions: { assay: "0.1.0", node: "24.11.1" },
        machine: {
          os: "linux 6.12",
          arch: "x64",
          cpu: "AMD EPYC 9654",
          cores: 2,
          memoryBytes: 8_589_934_592,
        },
      },
    },
    samples,
    results,
    resumes: [],
    end: { type: "end", at: "2026-11-25T09:00:00.000Z", results: results.length },
  };
}

interface Draw {
  model: string;
  position: number;
  epoch: number;
  record: SampleRecord;
  expected: string;
  random: () => number;
  say: (count: number) => string;
  skill: number;
  turns: number;
}

function makeResult({
  model,
  position,
  epoch,
  record,
  expected,
  random,
  say,
  skill,
  turns,
}: Draw): ResultRecord {
  const draw = random();
  const latencyMs = Math.round(300 + random() * 1_500);
  const base = {
    type: "result",
    model,
    sample: record.id,
    epoch,
    hash: record.hash,
    at: "2026-11-25T08:30:00.000Z",
    measured: {
      latencyMs,
      steps: turns,
      inputTokens: 420,
      outputTokens: 60,
      costMicros: 310 + position * 40,
      isCached: false,
    },
  } as const;
  if (draw > 0.99)
    return { ...base, scores: {}, errors: [{ code: "solver.timeout", message: "no answer within 300 s" }] };
  if (draw > 0.985)
    return {
      ...base,
      scores: {},
      errors: [{ code: "run.model_unreachable", message: "503 from the provider" }],
    };
  const isRight = draw < skill - position * 0.1;
  const text = isRight ? expected : `${say(2)} ${expected.split(" ").slice(1).join(" ")}`;
  const turnsOf = Array.from({ length: turns }, (_, turn) => ({
    role: "assistant" as const,
    text: say(16),
    calls: [
      {
        name: "search_report",
        arguments: { query: say(3), limit: 5 + turn },
        output: { hits: [say(8), say(8)] },
      },
    ],
  }));
  return {
    ...base,
    solution: {
      text,
      transcript: [
        { role: "system", text: "Answer from the report only." },
        { role: "user", text: typeof record.input === "string" ? record.input : "" },
        ...turnsOf,
        { role: "assistant", text },
      ],
    },
    scores: {
      exact: { value: isRight ? 1 : 0, why: isRight ? "the same after normalising" : "another first word" },
      "token-f1": { value: isRight ? 1 : Math.round(random() * 80) / 100 },
    },
    errors: [],
  };
}

function namesOf(count: number): string[] {
  const known = ["openai/gpt-5.5", "no-op", "classic/report", "zhipu/glm-5", "anthropic/claude-opus-5"];
  return Array.from({ length: count }, (_, index) => known[index] ?? `lab/model-${index + 1}`);
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
