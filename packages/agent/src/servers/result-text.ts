import type { CallToolResult } from "@modelcontextprotocol/client";

/** A result of a server as text: what cannot be read as text is named, never carried. */
export function resultText({ content, structuredContent }: CallToolResult): string {
  const texts = content.map(textOfBlock).filter((text) => text !== "");
  if (structuredContent === undefined) return texts.join("\n\n");
  const structured = JSON.stringify(structuredContent);
  const others = texts.filter((text) => !isSame(text, structured));
  return [structured, ...others].join("\n\n");
}

function textOfBlock(block: CallToolResult["content"][number]): string {
  switch (block.type) {
    case "text":
      return block.text;
    case "image":
    case "audio":
      return `(${block.type}, ${block.mimeType}, not shown)`;
    case "resource_link":
      return `(link: ${block.name} ${block.uri})`;
    case "resource":
      return "text" in block.resource ? block.resource.text : `(resource ${block.resource.uri}, not shown)`;
  }
}

/** Servers repeat their structured content as text. */
function isSame(text: string, structured: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === structured;
  } catch {
    return false;
  }
}
