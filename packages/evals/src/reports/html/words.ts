import { english } from "./words-en.ts";
import { chinese } from "./words-zh.ts";

/** What the page says. `{n}` and the like are filled in. */
export interface Vocabulary {
  other: string;
  otherLabel: string;
  theme: string;
  themes: { "": string; light: string; dark: string };
  facts: Record<
    | "dataset"
    | "licence"
    | "size"
    | "run"
    | "started"
    | "revision"
    | "seed"
    | "epochs"
    | "machine"
    | "versions",
    string
  >;
  dirty: string;
  noRevision: string;
  incomplete: string;
  causes: string;
  otherCauses: string;
  scores: string;
  scoresNote: string;
  lowerBetter: string;
  metric: string;
  baseline: string;
  engine: string;
  columns: Record<
    | "model"
    | "run"
    | "n"
    | "tries"
    | "failed"
    | "lost"
    | "unscored"
    | "missing"
    | "latency"
    | "cost"
    | "tokens"
    | "difference"
    | "less"
    | "p"
    | "holm"
    | "wins",
    string
  >;
  paired: string;
  pairedNote: string;
  between: string;
  betweenNote: string;
  warnings: Record<string, string>;
  onlyBase: string;
  onlyOther: string;
  baseRun: string;
  otherRun: string;
  significant: string;
  tableOf: string;
  samples: string;
  filters: string;
  search: string;
  searching: string;
  found: string;
  foundOne: string;
  nothing: string;
  reset: string;
  all: string;
  model: string;
  outcome: string;
  outcomes: Record<string, string>;
  field: string;
  value: string;
  epoch: string;
  change: string;
  changes: Record<string, string>;
  keys: string;
  list: string;
  choose: string;
  back: string;
  previous: string;
  next: string;
  input: string;
  expected: string;
  answer: string;
  noAnswer: string;
  noExpected: string;
  answers: string;
  was: string;
  is: string;
  sameAnswer: string;
  scoreOf: string;
  notJudged: string;
  why: string;
  errors: string;
  transcript: string;
  roles: Record<string, string>;
  calls: string;
  call: string;
  callFailed: string;
  arguments: string;
  output: string;
  more: string;
  details: string;
  metadata: string;
  cluster: string;
  hash: string;
  changedContent: string;
  measured: string;
  cached: string;
  showAll: string;
  notTried: string;
  unknown: string;
  failed: string;
}

export type Words = Record<"en" | "zh", Vocabulary>;

/** What the report page says, in both languages. */
export const words: Words = { en: english, zh: chinese };
