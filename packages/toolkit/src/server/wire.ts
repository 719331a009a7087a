import type { CallToolResult, Tool as WireTool } from "@modelcontextprotocol/server";
import { Failure } from "../failure.ts";
import { toJsonSchema } from "../json-schema.ts";
import type { Tool } from "../tool.ts";

/** A tool as `tools/list` shows it. */
export function wireTool(tool: Tool): WireTool {
  const inputSchema = toJsonSchema(tool.input);
  const outputSchema = toJsonSchema(tool.output, "output");
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: { ...inputSchema, type: "object" },
    outputSchema: { ...outputSchema, type: "object" },
    annotations: { ...tool.annotations },
    ...(tool.view === undefined
      ? {}
      : { _meta: { ui: { resourceUri: tool.view }, "ui/resourceUri": tool.view } }),
  };
}

/** A tool's answer as `tools/call` returns it: structured content and the same as text, or an error a model can act on. */
export function wireResult(outcome: Record<string, unknown> | Failure): CallToolResult {
  if (outcome instanceof Failure) {
    const { code, message, field, fix, details } = outcome;
    const error = {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(fix === undefined ? {} : { fix }),
      ...details,
    };
    return { isError: true, content: [{ type: "text", text: JSON.stringify({ error }) }] };
  }
  return { content: [{ type: "text", text: JSON.stringify(outcome) }], structuredContent: outcome };
}
