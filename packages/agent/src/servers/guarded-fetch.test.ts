import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { ServerConfig } from "./config.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { testServer } from "./test-server.ts";

async function serve(listener: RequestListener): Promise<{ url: string; close(): void }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const options = { allowsLocal: true, messageLimit: 1_000 };
const limits = { allowsStdio: false, allowsLocal: true, connectTimeoutMs: 900, messageLimit: 1_000 };
const configOf = (url: string) => ServerConfig.parse({ id: "web", name: "Web", transport: "http", url });

describe("guardedFetch", () => {
  it.each([
    ["http://example.com/mcp", true, "server.not_https"],
    ["https://169.254.169.254/", true, "server.link_local"],
    ["https://metadata.google.internal/", true, "server.link_local"],
    ["http://127.0.0.1:1/mcp", false, "server.loopback"],
    ["https://a:b@example.com/", true, "server.credentials"],
    ["no address", true, "server.bad_address"],
  ])("refuses %s (local servers allowed: %s)", (url, allowsLocal, code) => {
    expect(() => guardedFetch(url, { ...options, allowsLocal })).toThrow(code);
  });

  it("asks no other origin than the server's", async () => {
    const fetch = guardedFetch("https://mcp.example.com/mcp", options);
    await expect(fetch("https://other.example.com/mcp")).rejects.toThrow("server.redirected");
  });

  it("stops reading an answer that is too long", async () => {
    const server = await serve((_request, response) => response.end("x".repeat(1_001)));
    const fetch = guardedFetch(server.url, options);
    await expect(fetch(server.url)).rejects.toThrow("server.too_large");
    server.close();
  });

  it("counts the bytes of a stream of events by event", async () => {
    const event = `data: ${"x".repeat(400)}\n\n`;
    const server = await serve((request, response) => {
      response.setHeader("content-type", "text/event-stream");
      response.end(request.url === "/long" ? "x".repeat(1_001) : event.repeat(10));
    });
    const fetch = guardedFetch(server.url, options);
    expect(await (await fetch(server.url)).text()).toBe(event.repeat(10));
    const long = await fetch(server.url.replace("/mcp", "/long"));
    await expect(long.text()).rejects.toThrow("server.too_large");
    server.close();
  });
});

describe("testServer", () => {
  it.each<[string, RequestListener, string]>([
    [
      "redirects",
      (_request, response) => response.writeHead(307, { location: "https://evil.example/" }).end(),
      "server.redirected",
    ],
    ["wants a key", (_request, response) => response.writeHead(401).end(), "server.unauthorised"],
    ["has no such page", (_request, response) => response.writeHead(404).end(), "server.not_found"],
    ["is broken", (_request, response) => response.writeHead(500).end(), "server.unreachable"],
    [
      "is a website",
      (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
      "server.not_mcp",
    ],
    ["never answers", () => {}, "server.timed_out"],
    [
      "answers with too much",
      (_request, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end("x".repeat(2_000)),
      "server.too_large",
    ],
  ])("has a code for a server that %s", async (_name, listener, code) => {
    const server = await serve(listener);
    expect(await testServer(configOf(server.url), limits)).toEqual({ outcome: code });
    server.close();
  });

  it("has a code for an address where nobody listens", async () => {
    const server = await serve(() => {});
    server.close();
    expect(await testServer(configOf(server.url), limits)).toEqual({ outcome: "server.unreachable" });
  });
});
