import type { ResultRecord } from "../log/record.ts";

type Tokens = Pick<ResultRecord["measured"], "inputTokens" | "outputTokens" | "steps" | "isCached">;

/** What was used as promptfoo counts it. */
export function promptfooTokens(measured: readonly Tokens[]) {
  const sum = (pick: (each: Tokens) => number) => measured.reduce((all, each) => all + pick(each), 0);
  const prompt = sum(({ inputTokens }) => inputTokens);
  const completion = sum(({ outputTokens }) => outputTokens);
  const cached = sum((each) => (each.isCached ? each.inputTokens + each.outputTokens : 0));
  const numRequests = sum(({ steps }) => steps);
  return { prompt, completion, cached, total: prompt + completion, numRequests };
}
