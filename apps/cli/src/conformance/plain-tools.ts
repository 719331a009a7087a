import { setTimeout as wait } from "node:timers/promises";
import type { ServerExtension } from "@assay/toolkit/server";
import { embedded, pixel, silence, text, toolNamed } from "./content.ts";

type Tools = ServerExtension["tools"];

const pauseMs = 20;

/** Tools that answer by themselves: content kinds, logging, progress, errors. */
export const plainTools: Tools = [
  {
    definition: toolNamed("test_simple_text", "Answers with text."),
    call: () => text("Plain text from a conformance fixture."),
  },
  {
    definition: toolNamed("test_image_content", "Answers with an image."),
    call: () => ({ content: [pixel] }),
  },
  {
    definition: toolNamed("test_audio_content", "Answers with audio."),
    call: () => ({ content: [silence] }),
  },
  {
    definition: toolNamed("test_embedded_resource", "Answers with a resource."),
    call: () => ({ content: [embedded("test://embedded-resource", "Text of an embedded resource.")] }),
  },
  {
    definition: toolNamed("test_multiple_content_types", "Answers with text, an image and a resource."),
    call: () => ({
      content: [
        { type: "text", text: "Three kinds of content." },
        pixel,
        embedded("test://mixed-content-resource", "{}"),
      ],
    }),
  },
  {
    definition: toolNamed("test_tool_with_logging", "Logs three messages while it runs."),
    async call(_args, { mcpReq }) {
      for (const data of ["started", "working", "done"]) {
        await mcpReq.notify({ method: "notifications/message", params: { level: "info", data } });
        await wait(pauseMs);
      }
      return text("Logged three messages.");
    },
  },
  {
    definition: toolNamed("test_logging_tool", "Logs one message where the request asks for logs."),
    async call(_args, { mcpReq }) {
      await mcpReq.log("info", "logged on request");
      return text("Logged one message.");
    },
  },
  {
    definition: toolNamed("test_tool_with_progress", "Reports progress in three steps."),
    async call(_args, { mcpReq }) {
      const progressToken = mcpReq._meta?.progressToken;
      if (progressToken === undefined) return text("No progress was asked for.");
      for (const progress of [0, 50, 100]) {
        await mcpReq.notify({
          method: "notifications/progress",
          params: { progressToken, progress, total: 100 },
        });
        await wait(pauseMs);
      }
      return text(`Reported progress for ${progressToken}.`);
    },
  },
  {
    definition: toolNamed("test_error_handling", "Always fails."),
    call: () => ({ ...text("This fixture fails on purpose."), isError: true }),
  },
  {
    definition: toolNamed(
      "test_streaming_elicitation",
      "Answers on a stream that carries no request of its own.",
    ),
    call: () => text("Nothing but a result."),
  },
  {
    definition: {
      name: "json_schema_2020_12_tool",
      description: "Lists a schema with the whole 2020-12 vocabulary.",
      inputSchema: {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "object",
        $defs: {
          address: {
            $anchor: "addressDef",
            type: "object",
            properties: { street: { type: "string" }, city: { type: "string" } },
          },
        },
        properties: {
          name: { type: "string" },
          address: { $ref: "#/$defs/address" },
          contactMethod: { type: "string", enum: ["phone", "email"] },
          phone: { type: "string" },
          email: { type: "string" },
        },
        allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
        if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
        // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
        then: { required: ["phone"] },
        else: { required: ["email"] },
        additionalProperties: false,
      },
    },
    call: (args) => text(JSON.stringify(args)),
  },
];
