import type { Completion, CompletionRequest } from "./completion.ts";
import type { Json, SampleOf } from "./sample.ts";

/** A call of a tool as it was made. */
export interface CallRecord {
  name: string;
  arguments: Json;
  output?: Json;
  /** The tool refused or failed. */
  isError?: boolean;
}

/** One line of a transcript. */
export interface TranscriptMessage {
  role: "system" | "user" | "assistant" | "tool";
  text: string;
  calls?: readonly CallRecord[];
}

/** What a solver came to: what scorers judge. All of it is JSON and goes into the log. */
export interface Solution {
  /** The answer. */
  text: string;
  transcript?: readonly TranscriptMessage[];
  calls?: readonly CallRecord[];
  /** The world after it: the database an agent worked on, as JSON. */
  state?: Json;
  /** What else the suite's own scorers need. */
  data?: Readonly<Record<string, Json>>;
}

/** What a solver works with. */
export interface SolveContext {
  /** The model under test: an address of the router. */
  model: string;
  epoch: number;
  /** Of the run, the sample and the epoch; the same for every model, so that all get the same draws. */
  seed: number;
  /** Ends with the sample's time, and with the run. */
  signal: AbortSignal;
  /** Asks the model under test, or another by its address. Counted, limited, retried and cached. @throws SampleProblem */
  complete(request: CompletionRequest): Promise<Completion>;
  /** The router's own fetch, for solvers that bring their own client; counted by what its answers say. */
  fetch: typeof globalThis.fetch;
}

/** Takes a sample to a solution. */
export type Solver<Input, Expected> = (
  sample: SampleOf<Input, Expected>,
  context: SolveContext,
) => Promise<Solution> | Solution;
