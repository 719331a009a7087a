import type { ElicitRequestFormParams, ServerContext } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { ServerExtension } from "@assay/toolkit/server";
import { text, toolNamed } from "./content.ts";

type Tools = ServerExtension["tools"];
type Properties = ElicitRequestFormParams["requestedSchema"]["properties"];

const Elicited = z.looseObject({ action: z.string(), content: z.unknown() });
const Sampled = z.looseObject({ content: z.looseObject({ text: z.string() }) });
const choices = [
  { const: "value1", title: "First" },
  { const: "value2", title: "Second" },
  { const: "value3", title: "Third" },
];

async function elicit(
  { mcpReq }: ServerContext,
  message: string,
  properties: Properties,
  required: string[] = [],
) {
  const answer = await mcpReq.send({
    method: "elicitation/create",
    params: { mode: "form", message, requestedSchema: { type: "object", properties, required } },
  });
  const { action, content } = Elicited.parse(answer);
  return text(`Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`);
}

/** Tools that send the client a request in the middle of a call, as the 2025 revisions do. */
export const pushTools: Tools = [
  {
    definition: toolNamed("test_sampling", "Asks the client's model.", { prompt: { type: "string" } }),
    async call({ prompt }, { mcpReq }) {
      const answer = await mcpReq.send({
        method: "sampling/createMessage",
        params: {
          messages: [{ role: "user", content: { type: "text", text: String(prompt) } }],
          maxTokens: 100,
        },
      });
      return text(`LLM response: ${Sampled.parse(answer).content.text}`);
    },
  },
  {
    definition: toolNamed("test_elicitation", "Asks the user.", { message: { type: "string" } }),
    call: ({ message }, context) =>
      elicit(context, String(message), { response: { type: "string", description: "The user's response" } }, [
        "response",
      ]),
  },
  {
    definition: toolNamed(
      "test_elicitation_sep1034_defaults",
      "Asks with a default for every kind of value.",
    ),
    call: (_args, context) =>
      elicit(context, "Check these values.", {
        name: { type: "string", default: "John Doe" },
        age: { type: "integer", default: 30 },
        score: { type: "number", default: 95.5 },
        status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
        verified: { type: "boolean", default: true },
      }),
  },
  {
    definition: toolNamed("test_elicitation_sep1330_enums", "Asks with every kind of choice."),
    call: (_args, context) =>
      elicit(context, "Choose.", {
        untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
        titledSingle: { type: "string", oneOf: choices },
        legacyEnum: { type: "string", enum: ["opt1", "opt2", "opt3"], enumNames: ["One", "Two", "Three"] },
        untitledMulti: {
          type: "array",
          minItems: 1,
          maxItems: 3,
          items: { type: "string", enum: ["option1", "option2", "option3"] },
        },
        titledMulti: { type: "array", minItems: 1, maxItems: 3, items: { anyOf: choices } },
      }),
  },
];
