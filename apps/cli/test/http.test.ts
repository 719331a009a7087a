import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { serveForTest } from "./server.ts";

const token = "a-token-of-the-tests";

it("tells a client without the token where to read how to authorise", async () => {
  await using server = await serveForTest({}, { ASSAY_MCP_TOKEN: token });
  const refused = await fetch(server.endpoint, { method: "POST", body: "{}" });
  expect(refused.status).toBe(401);
  const [, address = ""] =
    /resource_metadata="([^"]+)"/u.exec(refused.headers.get("www-authenticate") ?? "") ?? [];
  const metadata = await fetch(address);
  expect(await metadata.json()).toMatchObject({
    resource: server.endpoint.href,
    bearer_methods_supported: ["header"],
  });
});

it("serves a client that sends the token", async () => {
  await using server = await serveForTest({}, { ASSAY_MCP_TOKEN: token });
  const client = new Client({ name: "test", version: "1" });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(server.endpoint, { requestInit }));
  expect((await client.listTools()).tools).not.toEqual([]);
  await client.close();
});

it("lets a page served from this machine call it, and no other page [mcp.local-only]", async () => {
  await using server = await serveForTest();
  const preflight = (origin: string) => fetch(server.endpoint, { method: "OPTIONS", headers: { origin } });
  const local = await preflight("http://localhost:6274");
  expect(local.status).toBe(204);
  expect(local.headers.get("access-control-allow-origin")).toBe("http://localhost:6274");
  expect(local.headers.get("access-control-allow-headers")).toContain("mcp-method");
  expect((await preflight("https://example.com")).headers.get("access-control-allow-origin")).toBeNull();
});

it("refuses a Host that a rebound name would send", async () => {
  await using server = await serveForTest({ allowedHosts: "assay.example" });
  expect((await fetch(server.endpoint, { method: "POST", body: "{}" })).status).toBe(403);
});

it("names the address of the proxy in front of it", async () => {
  await using server = await serveForTest({ publicUrl: "https://assay.example" }, { ASSAY_MCP_TOKEN: token });
  const refused = await fetch(server.endpoint, { method: "POST", body: "{}" });
  expect(refused.headers.get("www-authenticate")).toContain("https://assay.example/.well-known/");
  const metadata = await fetch(`${server.url}/.well-known/oauth-protected-resource/mcp`);
  expect(await metadata.json()).toMatchObject({ resource: "https://assay.example/mcp" });
});

it.each([
  ["no token", { host: "0.0.0.0", allowedHosts: "assay.example" }, {}, "ASSAY_MCP_TOKEN"],
  ["no host names", { host: "0.0.0.0" }, { ASSAY_MCP_TOKEN: token }, "--allowed-hosts"],
])("does not bind beyond loopback with %s", async (_, options, env, named) => {
  await expect(serveForTest(options, env)).rejects.toThrow(named);
});

it("answers health checks and points strangers to the endpoint", async () => {
  await using server = await serveForTest();
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: "ok" });
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: "ready" });
  expect(await (await fetch(`${server.url}/elsewhere`)).text()).toContain("/mcp");
});

it("serves the calculator view as a page of its own that names no other address [mcp.view]", async () => {
  await using server = await serveForTest();
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(server.endpoint));
  const { tools } = await client.listTools();
  const uri = "ui://assay/calculator";
  const withView = tools
    .filter((tool) => JSON.stringify(tool._meta ?? {}).includes(uri))
    .map(({ name }) => name);
  expect(withView.toSorted()).toEqual(["check_claim", "run_calculator"]);
  const { contents } = await client.readResource({ uri });
  expect(contents).toMatchObject([{ uri, mimeType: "text/html;profile=mcp-app" }]);
  const html = JSON.stringify(contents);
  expect(html.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)[^"\s\\]+/gu) ?? []).toEqual([]);
  await client.close();
});
