import type {
  CallToolResult,
  GetPromptResult,
  InputRequiredResult,
  Prompt as WirePrompt,
  ReadResourceResult,
  Resource as WireResource,
  Server,
  ServerContext,
  ServerOptions,
  Tool as WireTool,
} from "@modelcontextprotocol/server";

type Arguments = Record<string, unknown>;

/**
 * Entries that speak the protocol directly, beside the toolkit's: images, server requests, several rounds of input.
 * The conformance fixtures are made of them.
 */
export interface ServerExtension {
  tools: readonly {
    definition: WireTool;
    call(
      args: Arguments,
      context: ServerContext,
    ): Promise<CallToolResult | InputRequiredResult> | CallToolResult | InputRequiredResult;
  }[];
  resources: readonly { definition: WireResource; read(): ReadResourceResult }[];
  templates: readonly {
    definition: { name: string; uriTemplate: string; mimeType: string };
    /** Undefined where the URI is not the template's. */
    read(uri: string): ReadResourceResult | undefined;
  }[];
  prompts: readonly {
    definition: WirePrompt;
    render(args: Arguments, context: ServerContext): GetPromptResult | InputRequiredResult;
  }[];
  options: Pick<ServerOptions, "capabilities" | "requestState">;
  /** Further request handlers. */
  register(server: Server): void;
}
