import type { CallToolResult, Tool } from "@modelcontextprotocol/server";

/** The smallest PNG there is: one grey pixel. */
export const pixel = {
  type: "image" as const,
  mimeType: "image/png",
  data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
};

/** A WAV file with no samples in it. */
export const silence = {
  type: "audio" as const,
  mimeType: "audio/wav",
  data: Buffer.from(
    "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0",
    "latin1",
  ).toString("base64"),
};

export function embedded(uri: string, content: string) {
  return { type: "resource" as const, resource: { uri, mimeType: "text/plain", text: content } };
}

export function text(value: string): CallToolResult {
  return { content: [{ type: "text", text: value }] };
}

type Properties = NonNullable<Tool["inputSchema"]["properties"]>;

/** A fixture's entry in tools/list. */
export function toolNamed(name: string, description: string, properties: Properties = {}): Tool {
  return {
    name,
    description,
    inputSchema: { type: "object", properties, required: Object.keys(properties) },
  };
}
