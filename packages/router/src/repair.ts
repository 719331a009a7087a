import { Ajv2020 } from "ajv/dist/2020.js";
import type { Answer, ChatRequest } from "./chat.ts";
import { RouterError } from "./error.ts";
import type { Target } from "./wires/index.ts";
import { wantedSchema } from "./wires/wire.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });

/** What keeps an answer from fitting the schema it was asked in; undefined where it fits. */
export function misfit(content: string, schema: Record<string, unknown>): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(unfence(content));
  } catch {
    return "it is not JSON";
  }
  try {
    const validate = ajv.compile(schema);
    return validate(value)
      ? undefined
      : ajv.errorsText(validate.errors, { dataVar: "answer" }).slice(0, 1_000);
  } catch {
    throw new RouterError("invalid_request", "response_format: the schema is not a JSON Schema.");
  } finally {
    ajv.removeSchema();
  }
}

/** The text between code fences, which models like to add. */
export function unfence(content: string): string {
  return /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/u.exec(content)?.[1] ?? content;
}

/**
 * Asks again, once, where a provider that cannot be held to a schema missed it: the second request shows the model
 * what it said and what was wrong. @throws RouterError bad_answer where the second answer misses too
 */
export async function holdToSchema(
  request: ChatRequest,
  target: Target,
  ask: (request: ChatRequest) => Promise<Answer>,
): Promise<Answer> {
  const schema = wantedSchema(request);
  const first = await ask(request);
  if (schema === undefined || target.provider.quirks.jsonSchema === "native" || first.toolCalls.length > 0)
    return first;
  if (first.finish === "length") return first;
  const wrong = misfit(first.content, schema);
  if (wrong === undefined) return { ...first, content: unfence(first.content) };
  const second = await ask({
    ...request,
    messages: [
      ...request.messages,
      { role: "assistant", content: first.content },
      {
        role: "user",
        content: `That does not fit the JSON Schema: ${wrong}. Answer again with one JSON object that does.`,
      },
    ],
  });
  if (misfit(second.content, schema) !== undefined) {
    throw new RouterError(
      "bad_answer",
      `${target.provider.id} did not keep to the JSON Schema, asked twice.`,
      {
        provider: target.provider.id,
      },
    );
  }
  return { ...second, content: unfence(second.content), usage: sum(first.usage, second.usage) };
}

function sum(first: Answer["usage"], second: Answer["usage"]): Answer["usage"] {
  if (first === undefined || second === undefined) return second ?? first;
  return {
    prompt: first.prompt + second.prompt,
    completion: first.completion + second.completion,
    cached: first.cached + second.cached,
    cacheWrite: first.cacheWrite + second.cacheWrite,
    reasoning: first.reasoning + second.reasoning,
  };
}
