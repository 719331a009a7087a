import type { Completion, CompletionRequest } from "../completion.ts";
import type { SampleOf } from "../sample.ts";
import type { ScoreContext, Scored } from "../scorer.ts";
import type { Solution } from "../solver.ts";

/** A context for scorers with the requests it was asked. */
export interface FakeScoreContext extends ScoreContext {
  requests: (CompletionRequest & { model: string })[];
}

/** A context whose model answers what `reply` says. Left out: nothing may be asked. */
export function fakeContext(
  reply?: (request: CompletionRequest & { model: string }, index: number) => string,
): FakeScoreContext {
  const requests: FakeScoreContext["requests"] = [];
  return {
    signal: new AbortController().signal,
    seed: 1,
    requests,
    complete(request): Promise<Completion> {
      if (reply === undefined) throw new Error("this scorer must not ask a model");
      requests.push(request);
      const text = reply(request, requests.length - 1);
      return Promise.resolve({ text, toolCalls: [], finish: "stop", address: request.model });
    },
  };
}

/** A solution to be scored. */
export function scoredOf<Input, Expected>({
  sample,
  solution,
  measured,
}: {
  sample: Omit<SampleOf<Input, Expected>, "id"> & { id?: string };
  solution: Solution | string;
  measured?: Partial<Scored<Input, Expected>["measured"]>;
}): Scored<Input, Expected> {
  return {
    sample: { id: "s1", ...sample },
    solution: typeof solution === "string" ? { text: solution } : solution,
    measured: {
      latencyMs: 1,
      steps: 1,
      inputTokens: 0,
      outputTokens: 0,
      costMicros: undefined,
      isCached: false,
      ...measured,
    },
  };
}
