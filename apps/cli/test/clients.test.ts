import { createMCPClient } from "@ai-sdk/mcp";
import { Experimental_StdioMCPTransport as AiStdio } from "@ai-sdk/mcp/mcp-stdio";
import { Client as NewClient, StreamableHTTPClientTransport as NewHttp } from "@modelcontextprotocol/client";
import { StdioClientTransport as NewStdio } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { MCPServerStdio, MCPServerStreamableHttp, getAllMcpTools } from "@openai/agents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, serveForTest } from "./server.ts";

interface Connection {
  toolNames(): Promise<string[]>;
  /** The text of the first content block. */
  call(name: string, args: Record<string, unknown>): Promise<unknown>;
  close(): Promise<unknown>;
}

const info = { name: "assay-test", version: "1" };
const stdio = { command: process.execPath, args: [cli, "mcp"] };

async function v1(transport: OldHttp | OldStdio): Promise<Connection> {
  const client = new OldClient(info);
  await client.connect(transport);
  return {
    toolNames: async () => (await client.listTools()).tools.map((tool) => tool.name),
    call: (name, args) => client.callTool({ name, arguments: args }),
    close: () => client.close(),
  };
}

async function v2(transport: NewHttp | NewStdio): Promise<Connection> {
  const client = new NewClient(info);
  await client.connect(transport);
  return {
    toolNames: async () => (await client.listTools()).tools.map((tool) => tool.name),
    call: (name, args) => client.callTool({ name, arguments: args }),
    close: () => client.close(),
  };
}

async function openAiAgents(server: MCPServerStdio | MCPServerStreamableHttp): Promise<Connection> {
  await server.connect();
  return {
    // Every schema goes through the strict conversion that OpenAI's models need.
    toolNames: async () =>
      (await getAllMcpTools({ mcpServers: [server], convertSchemasToStrict: true })).map((tool) => tool.name),
    call: (name, args) => server.callToolResult(name, args),
    close: () => server.close(),
  };
}

async function aiSdk(transport: Parameters<typeof createMCPClient>[0]["transport"]): Promise<Connection> {
  const client = await createMCPClient({ transport });
  const tools = await client.tools();
  return {
    toolNames: async () => Object.keys(tools),
    call: async (name, args) => tools[name]?.execute(args, { toolCallId: "1", messages: [], context: {} }),
    close: () => client.close(),
  };
}

let server: Awaited<ReturnType<typeof serveForTest>>;
beforeAll(async () => {
  server = await serveForTest();
});
afterAll(() => server[Symbol.asyncDispose]());

const ways: [string, () => Promise<Connection>][] = [
  ["the v1 client over HTTP", () => v1(new OldHttp(server.endpoint))],
  ["the v1 client over stdio", () => v1(new OldStdio(stdio))],
  ["the v2 client over HTTP", () => v2(new NewHttp(server.endpoint))],
  ["the v2 client over stdio", () => v2(new NewStdio(stdio))],
  [
    "@openai/agents over HTTP",
    () => openAiAgents(new MCPServerStreamableHttp({ url: server.endpoint.href, name: "assay" })),
  ],
  ["@openai/agents over stdio", () => openAiAgents(new MCPServerStdio({ ...stdio, name: "assay" }))],
  ["@ai-sdk/mcp over HTTP", () => aiSdk({ type: "http", url: server.endpoint.href })],
  ["@ai-sdk/mcp over stdio", () => aiSdk(new AiStdio(stdio))],
];

describe.each(ways)("%s", (_name, connect) => {
  it("lists the tools, calls one and reads why a call failed [mcp.clients]", async () => {
    const connection = await connect();
    expect(await connection.toolNames()).toContain("run_calculator");
    expect(await connection.call("run_calculator", { id: "training-cost" })).toMatchObject({
      structuredContent: { outputs: { costUsd: 57_000_000 } },
    });
    const failed = await connection.call("run_calculator", { id: "trainig-cost" });
    expect(failed).toMatchObject({ isError: true });
    expect(JSON.stringify(failed)).toContain("training-cost");
    await connection.close();
  });
});
