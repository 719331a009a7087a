import { acceptedContent, inputRequired } from "@modelcontextprotocol/server";
import type { ServerNotifier } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { ServerExtension } from "@assay/toolkit/server";
import { embedded, pixel, text, toolNamed } from "./content.ts";
import { inputTools, stateCodec } from "./input-tools.ts";
import { plainTools } from "./plain-tools.ts";
import { pushTools } from "./push-tools.ts";

const Context = z.object({ context: z.string() });
const templatePattern = /^test:\/\/template\/([^/]+)\/data$/u;

const argument = (name: string) => ({ name, description: `The ${name} of the fixture.`, required: true });
const says = (content: string) => ({
  role: "user" as const,
  content: { type: "text" as const, text: content },
});

/**
 * What the public conformance suite expects a server to have, beside the real toolkit and on the real transport.
 * `notifier` is the HTTP handler's, which exists only after the factory that uses this.
 */
export function createConformanceExtension(notifier: () => ServerNotifier): ServerExtension {
  return {
    tools: [
      ...plainTools,
      ...inputTools,
      ...pushTools,
      {
        definition: toolNamed("test_trigger_tool_change", "Announces a change of the tool list."),
        call() {
          notifier().toolsChanged();
          return text("Announced.");
        },
      },
      {
        definition: toolNamed("test_trigger_prompt_change", "Announces a change of the prompt list."),
        call() {
          notifier().promptsChanged();
          return text("Announced.");
        },
      },
    ],
    resources: [
      resource("static-text", "text/plain", { text: "Text of a fixed resource." }),
      resource("static-binary", "image/png", { blob: pixel.data }),
      resource("watched-resource", "text/plain", { text: "Text that may change." }),
    ],
    templates: [
      {
        definition: {
          name: "template",
          uriTemplate: "test://template/{id}/data",
          mimeType: "application/json",
        },
        read(uri) {
          const id = templatePattern.exec(uri)?.[1];
          if (id === undefined) return undefined;
          return {
            contents: [
              { uri, mimeType: "application/json", text: JSON.stringify({ id, data: `Data for ID: ${id}` }) },
            ],
          };
        },
      },
    ],
    prompts: [
      {
        definition: { name: "test_simple_prompt", description: "One message." },
        render: () => ({ messages: [says("A prompt without arguments.")] }),
      },
      {
        definition: {
          name: "test_prompt_with_arguments",
          description: "One message from two arguments.",
          arguments: [argument("arg1"), argument("arg2")],
        },
        render: ({ arg1, arg2 }) => ({
          messages: [says(`Prompt with arguments: arg1='${String(arg1)}', arg2='${String(arg2)}'`)],
        }),
      },
      {
        definition: {
          name: "test_prompt_with_embedded_resource",
          description: "A resource and a message.",
          arguments: [argument("resourceUri")],
        },
        render: ({ resourceUri }) => ({
          messages: [
            { role: "user", content: embedded(String(resourceUri), "Text of the resource.") },
            says("Read the resource above."),
          ],
        }),
      },
      {
        definition: { name: "test_prompt_with_image", description: "An image and a message." },
        render: () => ({ messages: [{ role: "user", content: pixel }, says("Describe the image above.")] }),
      },
      {
        definition: {
          name: "test_input_required_result_prompt",
          description: "Asks the user before it renders.",
        },
        render(_args, { mcpReq }) {
          const answer = Context.safeParse(acceptedContent(mcpReq.inputResponses, "user_context"));
          if (answer.success) return { messages: [says(`In this context: ${answer.data.context}`)] };
          const ask = inputRequired.elicit({
            message: "In which context?",
            requestedSchema: {
              type: "object",
              properties: { context: { type: "string" } },
              required: ["context"],
            },
          });
          return inputRequired({ inputRequests: { user_context: ask } });
        },
      },
    ],
    options: {
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        logging: {},
      },
      requestState: { verify: stateCodec.verify },
    },
    register(server) {
      server.setRequestHandler("resources/subscribe", () => ({}));
      server.setRequestHandler("resources/unsubscribe", () => ({}));
      server.setRequestHandler("logging/setLevel", () => ({}));
    },
  };
}

function resource(name: string, mimeType: string, body: { text: string } | { blob: string }) {
  const uri = `test://${name}`;
  return { definition: { name, uri, mimeType }, read: () => ({ contents: [{ uri, mimeType, ...body }] }) };
}
