import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { Provider } from "./provider.ts";
import { misfit, unfence } from "./repair.ts";
import { createRouter } from "./router.ts";

const schema = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};

/** A provider that knows json_object only and says these things one after the other. */
function clientOver(answers: string[]) {
  const asked: { messages: { role: string; content: string }[] }[] = [];
  const router = createRouter({
    env: {},
    providers: [
      Provider.parse({
        id: "p",
        name: "P",
        baseUrl: "http://127.0.0.1:1",
        local: true,
        quirks: { jsonSchema: "object" },
      }),
    ],
    models: () => [],
    retries: 0,
    fetch: async (_url, init) => {
      asked.push(JSON.parse(init?.body as string));
      const content = answers[asked.length - 1] ?? "";
      const usage = { prompt_tokens: 10, completion_tokens: 5 };
      return Response.json({
        choices: [{ message: { role: "assistant", content }, finish_reason: "stop" }],
        usage,
      });
    },
  });
  const client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch: router.fetch, maxRetries: 0 });
  const ask = () =>
    client.chat.completions.create({
      model: "p/m",
      messages: [{ role: "user", content: "A city?" }],
      response_format: { type: "json_schema", json_schema: { name: "city", schema } },
    });
  return { ask, asked };
}

describe("a schema where the provider has none", () => {
  it("is asked for in words, and fences are taken off the answer", async () => {
    const { ask, asked } = clientOver(['```json\n{"city":"Paris"}\n```']);
    expect((await ask()).choices[0]?.message.content).toBe('{"city":"Paris"}');
    expect(asked[0]?.messages[0]?.content).toContain('"required":["city"]');
  });

  it("is repaired once, with what was wrong, and both requests are counted", async () => {
    const { ask, asked } = clientOver(['{"town":"Paris"}', '{"city":"Paris"}']);
    const answer = await ask();
    expect(answer.choices[0]?.message.content).toBe('{"city":"Paris"}');
    expect(answer.usage).toMatchObject({ prompt_tokens: 20, completion_tokens: 10 });
    expect(asked[1]?.messages.at(-1)?.content).toContain("city");
  });

  it("is given up after the second miss", async () => {
    const { ask, asked } = clientOver(["no", "no again"]);
    await expect(ask()).rejects.toMatchObject({ code: "bad_answer" });
    expect(asked.length).toBe(2);
  });
});

it.each([
  ['{"city":"Paris"}', undefined],
  ['{"city":1}', "answer/city must be string"],
  ["Paris", "it is not JSON"],
])("finds in %s the misfit %s", (content, wrong) => {
  expect(misfit(content, schema)).toBe(wrong);
});

it.each([
  ["```json\n{}\n```", "{}"],
  ["```\n[1]\n```", "[1]"],
  ["{}", "{}"],
])("unfences %j", (content, bare) => {
  expect(unfence(content)).toBe(bare);
});
