import { ProtocolError, ResourceNotFoundError, Server } from "@modelcontextprotocol/server";
import type { McpServerFactory, ServerContext } from "@modelcontextprotocol/server";
import { Failure } from "../failure.ts";
import { nothing } from "./nothing.ts";
import type { Resource } from "../resource.ts";
import type { Principal, ToolContext } from "../tool.ts";
import type { Toolkit } from "../toolkit.ts";
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

/**
 * One factory for both protocol eras and both transports. Everything a list answers is built here, once:
 * converting schemas per request is where a stateless server's time goes.
 */
export function createServerFactory(
  info: ServerInfo,
  toolkit: Toolkit,
  {
    authenticate,
    onUnexpected = nothing,
  }: { authenticate?: Authenticate; onUnexpected?: (error: unknown) => void } = {},
): McpServerFactory {
  const { instructions, ...implementation } = info;
  const tools = new Map(toolkit.tools.map((tool) => [tool.name, tool]));
  const prompts = new Map(toolkit.prompts.map((prompt) => [prompt.name, prompt]));
  const fixed = toolkit.resources.filter((resource) => resource.variable === undefined);
  const templates = toolkit.resources.filter((resource) => resource.variable !== undefined);
  const toolList = { tools: toolkit.tools.map(wireTool) };
  const resourceList = {
    resources: fixed.map((resource) => ({ ...describe(resource), uri: resource.prefix })),
  };
  const templateList = {
    resourceTemplates: templates.map((resource) => ({
      ...describe(resource),
      uriTemplate: templateOf(resource),
    })),
  };
  const promptList = {
    prompts: toolkit.prompts.map(({ name, title, description, arguments: list }) => ({
      name,
      title,
      description,
      arguments: list.map(({ complete: _, ...argument }) => argument),
    })),
  };
  const options = {
    instructions,
    capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
    cacheHints: {
      "tools/list": cacheFor,
      "resources/list": cacheFor,
      "resources/templates/list": cacheFor,
      "prompts/list": cacheFor,
      "server/discover": cacheFor,
    },
  };

  return () => {
    const server = new Server(implementation, options);
    server.setRequestHandler("tools/list", () => toolList);
    server.setRequestHandler("tools/call", async ({ params }, context) => {
      const tool = tools.get(params.name);
      if (tool === undefined) throw new ProtocolError(invalidParams, `Unknown tool: ${params.name}`);
      try {
        return wireResult(await tool.call(params.arguments, callContext(context, authenticate)));
      } catch (error) {
        onUnexpected(error);
        return wireResult(
          new Failure({
            code: "toolkit.unexpected",
            message: `${tool.name} failed for a reason of its own.`,
          }),
        );
      }
    });
    server.setRequestHandler("resources/list", () => resourceList);
    server.setRequestHandler("resources/templates/list", () => templateList);
    server.setRequestHandler("resources/read", async ({ params: { uri } }) => {
      const resource = toolkit.resources.find((each) =>
        each.variable === undefined
          ? uri === each.prefix
          : uri.startsWith(each.prefix) && uri.length > each.prefix.length,
      );
      const contents = await resource?.read(decode(uri.slice(resource.prefix.length)));
      if (resource === undefined || contents === undefined) throw new ResourceNotFoundError(uri);
      if (contents instanceof Failure)
        throw new ResourceNotFoundError(uri, [contents.message, contents.fix].filter(Boolean).join(" "));
      return {
        contents: [{ uri, ...contents, ...(resource.meta === undefined ? {} : { _meta: resource.meta }) }],
      };
    });
    server.setRequestHandler("prompts/list", () => promptList);
    server.setRequestHandler("prompts/get", ({ params }) => {
      const prompt = prompts.get(params.name);
      if (prompt === undefined) throw new ProtocolError(invalidParams, `Unknown prompt: ${params.name}`);
      const missing = prompt.arguments.filter(({ name, required }) => required && !params.arguments?.[name]);
      if (missing.length > 0) {
        throw new ProtocolError(
          invalidParams,
          `Missing arguments of ${prompt.name}: ${missing.map(({ name }) => name).join(", ")}`,
        );
      }
      const text = prompt.render(params.arguments ?? {});
      return {
        description: prompt.description,
        messages: [{ role: "user", content: { type: "text", text } }],
      };
    });
    server.setRequestHandler("completion/complete", async ({ params: { ref, argument } }) => {
      const complete =
        ref.type === "ref/prompt"
          ? prompts.get(ref.name)?.arguments.find(({ name }) => name === argument.name)?.complete
          : templates.find(
              (resource) => templateOf(resource) === ref.uri && resource.variable === argument.name,
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
    return server;
  };
}

function describe({ name, title, description, mimeType, meta }: Resource) {
  return { name, title, description, mimeType, ...(meta === undefined ? {} : { _meta: meta }) };
}

function templateOf(resource: Resource): string {
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
