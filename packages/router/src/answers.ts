import type { AnswerCache } from "./cache.ts";
import { cacheKey } from "./cache.ts";
import type { Answer, ChatRequest } from "./chat.ts";
import type { Embed, SemanticCache } from "./semantic-cache.ts";

/** What is known of a request's answer, and how to remember the one it gets. */
export interface Lookup {
  known: { answer: Answer; how: "exact" | "similar" } | undefined;
  keep(answer: Answer): void;
}

export interface AnswerCaches {
  exact: AnswerCache | undefined;
  semantic: SemanticCache | undefined;
  embed: Embed;
}

/** Looks a request up among the answers of its workspace: the same request first, then one that means the same. */
export async function lookUp(
  request: ChatRequest,
  workspace: string,
  { exact, semantic, embed }: AnswerCaches,
): Promise<Lookup> {
  const name = exact === undefined ? "" : cacheKey(request, workspace);
  const same = exact?.get(name);
  if (same !== undefined) return { known: { answer: same, how: "exact" }, keep() {} };
  const question = semantic === undefined ? undefined : openQuestion(request);
  const near =
    question === undefined
      ? undefined
      : await semantic?.look(
          cacheKey({ ...request, messages: question.before }, workspace),
          question.text,
          embed,
        );
  return {
    known: near?.known === undefined ? undefined : { answer: near.known, how: "similar" },
    keep(answer) {
      exact?.set(name, answer);
      near?.keep(answer);
    },
  };
}

/**
 * The user's last words and what came before them. Undefined where a like question could have another answer: tools
 * act, and pictures are not compared.
 */
function openQuestion({
  messages,
  tools = [],
}: ChatRequest): { text: string; before: ChatRequest["messages"] } | undefined {
  const last = messages.at(-1);
  if (last?.role !== "user" || typeof last.content !== "string" || tools.length > 0) return undefined;
  return { text: last.content, before: messages.slice(0, -1) };
}
