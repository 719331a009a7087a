import { ProtocolError, ResourceNotFoundError, Server } from "@modelcontextprotocol/server";
import type {
  GetPromptResult,
  McpServerFactory,
  ReadResourceResult,
  ServerContext,
} from "@modelcontextprotocol/server";
import { Failure } from "../failure.ts";
import type { Prompt } from "../prompt.ts";
import type { Resource } from "../resource.ts";
import type { Principal, ToolContext } from "../tool.ts";
import type { Toolkit } from "../toolkit.ts";
import type { ServerExtension } from "./extension.ts";
import { nothing } from "./nothing.ts";
import { wireResult, wireTool } from "./wire.ts";

export interface ServerInfo {
  name: string;
  title: string;
  version: string;
  /** What a model reads once, at most 2,048 characters. */
  instructions: string;
}

/** Who calls and for which workspace, from what the transport verified. */
export type Authenticate = (context: ServerContext) => { principal: Principal; workspaceId: string };

const invalidParams = -32602;
const completionLimit = 100;
const cacheFor = { ttlMs: 3_600_000, cacheScope: "public" as const };

export interface FactoryOptions {
  authenticate?: Authenticate;
  onUnexpected?: (error: unknown) => void;
  extension?: ServerExtension;
}

/**
 * One factory for both protocol eras and both transports. Everything a list answers is built here, once:
 * converting schemas per request is where a stateless server's time goes.
 */
export function createServerFactory(
  info: ServerInfo,
  toolkit: Toolkit,
  factoryOptions: FactoryOptions = {},
): McpServerFactory {
  const { authenticate, onUnexpected = nothing, extension } = factoryOptions;
  const { instructions, ...implementation } = info;
  const tools = new Map(toolkit.tools.map((tool) => [tool.name, tool]));
  const rawTools = new Map(extension?.tools.map((tool) => [tool.definition.name, tool]));
  const prompts = new Map(toolkit.prompts.map((prompt) => [prompt.name, prompt]));
  const rawPrompts = new Map(extension?.prompts.map((prompt) => [prompt.definition.name, prompt]));
  const lists = createLists(toolkit, extension);
  const options = {
    instructions,
    capabilities: {
      tools: {},
      resources: {},
      prompts: {},
      completions: {},
      ...extension?.options.capabilities,
    },
    cacheHints: {
      "tools/list": cacheFor,
      "resources/list": cacheFor,
      "resources/templates/list": cacheFor,
      "prompts/list": cacheFor,
      "server/discover": cacheFor,
    },
    ...(extension?.options.requestState === undefined
      ? {}
      : { requestState: extension.options.requestState }),
  };

  async function callTool(name: string, args: Record<string, unknown>, context: ServerContext) {
    const raw = rawTools.get(name);
    if (raw !== undefined) return raw.call(args, context);
    const tool = tools.get(name);
    if (tool === undefined) throw new ProtocolError(invalidParams, `Unknown tool: ${name}`);
    return wireResult(await tool.call(args, callContext(context, authenticate)));
  }

  return () => {
    const server = new Server(implementation, options);
    server.setRequestHandler("tools/list", () => lists.tools);
    server.setRequestHandler("tools/call", async ({ params }, context) => {
      try {
        return await callTool(params.name, params.arguments ?? {}, context);
      } catch (error) {
        if (error instanceof ProtocolError) throw error;
        onUnexpected(error);
        return wireResult(
          new Failure({
            code: "toolkit.unexpected",
            message: `${params.name} failed for a reason of its own.`,
          }),
        );
      }
    });
    server.setRequestHandler("resources/list", () => lists.resources);
    server.setRequestHandler("resources/templates/list", () => lists.templates);
    server.setRequestHandler("resources/read", async ({ params: { uri } }) => {
      const raw =
        extension?.resources.find(({ definition }) => definition.uri === uri)?.read() ??
        extension?.templates.map((template) => template.read(uri)).find((contents) => contents !== undefined);
      return raw ?? readResource(toolkit.resources, uri);
    });
    server.setRequestHandler("prompts/list", () => lists.prompts);
    server.setRequestHandler("prompts/get", ({ params }, context) => {
      const raw = rawPrompts.get(params.name);
      if (raw !== undefined) return raw.render(params.arguments ?? {}, context);
      const prompt = prompts.get(params.name);
      if (prompt === undefined) throw new ProtocolError(invalidParams, `Unknown prompt: ${params.name}`);
      return renderPrompt(prompt, params.arguments ?? {});
    });
    server.setRequestHandler("completion/complete", async ({ params: { ref, argument } }) => {
      const complete =
        ref.type === "ref/prompt"
          ? prompts.get(ref.name)?.arguments.find(({ name }) => name === argument.name)?.complete
          : toolkit.resources.find(
              (resource) => uriTemplate(resource) === ref.uri && resource.variable === argument.name,
            )?.complete;
      const values = (await complete?.(argument.value)) ?? [];
      return {
        completion: {
          values: values.slice(0, completionLimit),
          total: values.length,
          hasMore: values.length > completionLimit,
        },
      };
    });
    extension?.register(server);
    return server;
  };
}

function createLists(toolkit: Toolkit, extension: ServerExtension | undefined) {
  const fixed = toolkit.resources.filter((resource) => resource.variable === undefined);
  const templates = toolkit.resources.filter((resource) => resource.variable !== undefined);
  const definitions = <Definition>(entries: readonly { definition: Definition }[] = []) =>
    entries.map(({ definition }) => definition);
  return {
    tools: { tools: [...toolkit.tools.map(wireTool), ...definitions(extension?.tools)] },
    resources: {
      resources: [
        ...fixed.map((resource) => ({ ...describe(resource), uri: resource.prefix })),
        ...definitions(extension?.resources),
      ],
    },
    templates: {
      resourceTemplates: [
        ...templates.map((resource) => ({ ...describe(resource), uriTemplate: uriTemplate(resource) })),
        ...definitions(extension?.templates),
      ],
    },
    prompts: {
      prompts: [
        ...toolkit.prompts.map(({ name, title, description, arguments: list }) => ({
          name,
          title,
          description,
          arguments: list.map(({ complete: _, ...argument }) => argument),
        })),
        ...definitions(extension?.prompts),
      ],
    },
  };
}

async function readResource(resources: readonly Resource[], uri: string): Promise<ReadResourceResult> {
  const resource = resources.find(({ variable, prefix }) =>
    variable === undefined ? uri === prefix : uri.startsWith(prefix) && uri.length > prefix.length,
  );
  if (resource === undefined) throw new ResourceNotFoundError(uri);
  const contents = await resource.read(decode(uri.slice(resource.prefix.length)));
  if (contents instanceof Failure) {
    throw new ResourceNotFoundError(uri, [contents.message, contents.fix].filter(Boolean).join(" "));
  }
  return {
    contents: [{ uri, ...contents, ...(resource.meta === undefined ? {} : { _meta: resource.meta }) }],
  };
}

function renderPrompt(prompt: Prompt, values: Record<string, string>): GetPromptResult {
  const missing = prompt.arguments
    .filter(({ name, required }) => required && !values[name])
    .map(({ name }) => name);
  if (missing.length > 0) {
    throw new ProtocolError(invalidParams, `Missing arguments of ${prompt.name}: ${missing.join(", ")}`);
  }
  const text = prompt.render(values);
  return { description: prompt.description, messages: [{ role: "user", content: { type: "text", text } }] };
}

function describe({ name, title, description, mimeType, meta }: Resource) {
  return { name, title, description, mimeType, ...(meta === undefined ? {} : { _meta: meta }) };
}

function uriTemplate(resource: Resource): string {
  return `${resource.prefix}{${resource.variable}}`;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function callContext(context: ServerContext, authenticate: Authenticate | undefined): Partial<ToolContext> {
  const { signal, _meta, notify } = context.mcpReq;
  const progressToken = _meta?.progressToken;
  return {
    ...authenticate?.(context),
    signal,
    ...(progressToken === undefined
      ? {}
      : {
          progress: (update) =>
            void notify({ method: "notifications/progress", params: { progressToken, ...update } }).catch(
              nothing,
            ),
        }),
  };
}
