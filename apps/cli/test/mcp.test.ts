import { Client } from "@modelcontextprotocol/client";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { serveForTest } from "./server.ts";

it("keeps the default tool list within twelve tools and 4,000 tokens [mcp.small-list]", async () => {
  await using server = await serveForTest();
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(server.endpoint));
  const { tools } = await client.listTools();
  expect(tools.length).toBeLessThanOrEqual(12);
  expect(Buffer.byteLength(JSON.stringify({ tools })) / 4).toBeLessThanOrEqual(4_000);
  await client.close();
});
