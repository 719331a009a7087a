import type { CallRecord, TranscriptMessage } from "../../solver.ts";
import type { Json } from "../../sample.ts";
import type { Comparison, Summary } from "../../log/summary.ts";
import type { Vocabulary } from "./words.ts";

/** What is parsed before the page is shown: all that the overview, the list and its filters need. */
export interface PageIndex {
  runs: readonly Summary[];
  columns: readonly PageColumn[];
  epochs: number;
  /** The headline metric, by which tries are right or wrong. */
  metric: string;
  ids: readonly string[];
  /** The beginning of each input, on one line. */
  previews: readonly string[];
  /** By column: one letter for each sample and epoch, sample by sample. */
  outcomes: readonly string[];
  fields: readonly PageField[];
  /** Between two runs. */
  diff: PageDiff | undefined;
  /** Position of the first sample of each chunk of details. */
  chunks: readonly number[];
}

/** A model of a run: what has its own mark in every row. */
export interface PageColumn {
  /** Position in `runs`. */
  run: number;
  model: string;
  /** `A`, `B`, …; with two runs `A1` and `A2`. */
  label: string;
}

/** A field of the samples' metadata with few enough values to choose from. */
export interface PageField {
  name: string;
  values: readonly string[];
  /** By sample: the position of its value; -1 where it has none. */
  of: readonly number[];
}

export interface PageDiff {
  warnings: readonly string[];
  onlyBase: readonly string[];
  onlyOther: readonly string[];
  /** `other` less `base`, for each model in both. */
  between: readonly Comparison[];
  /** By sample: `b` broken, `f` fixed, `m` both by model, `c` another content, `a` added, `r` removed, `u` unreached, `-`. */
  changes: string;
}

/** Everything on one sample; parsed when it is looked at. */
export interface PageDetail {
  /** By run; null where the run does not have it or it is the same as in the first. */
  samples: readonly (PageSample | null)[];
  /** By column, then by epoch. */
  results: readonly (readonly PageResult[])[];
}

export interface PageSample {
  input: Json;
  expected?: Json;
  cluster: string;
  hash: string;
  metadata?: Readonly<Record<string, Json>>;
}

export interface PageResult {
  epoch: number;
  outcome: keyof typeof outcomeLetters;
  text?: string;
  transcript?: readonly TranscriptMessage[];
  calls?: readonly CallRecord[];
  /** State and data of the solution, where they are small enough. */
  more?: Json;
  scores: Readonly<
    Record<string, { value: number | null; why?: string | undefined; details?: Json | undefined }>
  >;
  errors: readonly { code: string; message: string; scorer?: string | undefined }[];
  measured: {
    latencyMs: number;
    steps: number;
    inputTokens: number;
    outputTokens: number;
    costMicros?: number | undefined;
    isCached: boolean;
  };
}

/** What the address keeps. */
export interface PageView {
  query: string;
  /** Label of a column, or nothing for all. */
  model: string;
  outcome: string;
  field: string;
  value: string;
  /** 0 for all. */
  epoch: number;
  change: string;
  /** Id of the sample that is open. */
  sample: string;
  /** Label of the column whose try is shown. */
  shown: string;
  language: "en" | "zh";
  theme: "" | "light" | "dark";
}

/** Letters of outcomes in the index. */
export const outcomeLetters = {
  right: "r",
  wrong: "w",
  failed: "f",
  unjudged: "u",
  unavailable: "x",
  missing: "-",
} as const;

/** What is the same for all parts of the page's script. */
export interface PageContext {
  index: PageIndex;
  view: PageView;
  /** `outcomeLetters`. */
  letters: Readonly<Record<string, string>>;
  /** In the language of the view. */
  words(): Vocabulary;
}
