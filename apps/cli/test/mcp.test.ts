import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer } from "../src/commands/serve.ts";

const cli = fileURLToPath(new URL("../dist/assay.js", import.meta.url));

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer({ port: 0 }, {});
});

afterAll(async () => {
  await server.close();
});

it("answers the v1 client over HTTP", async () => {
  const client = new OldClient({ name: "test", version: "1" });
  await client.connect(new OldHttp(new URL(`${server.url}/mcp`)));
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name)).toContain("run_calculator");
  const result = await client.callTool({ name: "run_calculator", arguments: { id: "training-cost" } });
  expect(result.structuredContent).toMatchObject({ outputs: { costUsd: 57_000_000 } });
  await client.close();
});

it("answers the v1 client over stdio", async () => {
  const client = new OldClient({ name: "test", version: "1" });
  await client.connect(new OldStdio({ command: process.execPath, args: [cli, "mcp"] }));
  const result = await client.callTool({ name: "run_calculator", arguments: { id: "trainig-cost" } });
  expect(result.isError).toBe(true);
  expect(JSON.stringify(result.content)).toContain("training-cost");
  await client.close();
});

it("keeps the default tool list within twelve tools and 4,000 tokens", async () => {
  const client = new OldClient({ name: "test", version: "1" });
  await client.connect(new OldHttp(new URL(`${server.url}/mcp`)));
  const { tools } = await client.listTools();
  expect(tools.length).toBeLessThanOrEqual(12);
  expect(Buffer.byteLength(JSON.stringify({ tools })) / 4).toBeLessThanOrEqual(4_000);
  await client.close();
});
