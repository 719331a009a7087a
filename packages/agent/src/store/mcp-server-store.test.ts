import { randomBytes } from "node:crypto";
import type { WorkspaceId } from "@assay/db";
import type { SealingKeys } from "@assay/db/home";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ServerConfig } from "../servers/config.ts";
import { createMcpServerStore, resealMcpServers } from "./mcp-server-store.ts";
import type { McpServerStore } from "./mcp-server-store.ts";

const secret = "Bearer tok-0123456789-a1b2";
const newKey = (): SealingKeys[number] => ({
  id: randomBytes(6).toString("hex"),
  value: randomBytes(32).toString("base64url"),
  createdAt: new Date(0).toISOString(),
});

let db: TestDatabase;
let store: McpServerStore;
let keys: SealingKeys = [];
const clock = Date.UTC(2026, 10, 25, 12);
let [mine, theirs] = ["", ""] as unknown as [WorkspaceId, WorkspaceId];
beforeAll(async () => {
  db = await createTestDatabase();
  store = createMcpServerStore(db.app, () => keys, { now: () => clock });
});
afterAll(() => db.close());
beforeEach(async () => {
  keys = [newKey()];
  [mine, theirs] = [await db.workspace(), await db.workspace()];
});

const http = (url = "https://files.example/mcp", headers: Record<string, string> = {}, more: object = {}) =>
  ServerConfig.parse({ id: "files", name: "Files", transport: "http", url, headers, ...more });
const stdio = (args: string[], env: Record<string, string> = {}, more: object = {}) =>
  ServerConfig.parse({ id: "files", name: "Files", transport: "stdio", command: "npx", args, env, ...more });
const again = { problem: "server.secrets_again" };
const headers = { authorization: secret, "x-short": "12345678901" };

describe("an external MCP server", () => {
  it("keeps its headers sealed, and shows no more than their end", async () => {
    const full = http(undefined, headers);
    expect(await store.save(mine, full)).toEqual({ id: "files" });
    expect(await store.list(mine)).toEqual([
      {
        config: http(),
        secrets: [
          { name: "authorization", hint: "…a1b2" },
          { name: "x-short", hint: undefined },
        ],
        isBroken: false,
        createdAt: new Date(clock),
        test: undefined,
      },
    ]);
    const rows = JSON.stringify(await db.owner.sql`select * from agent.mcp_server`);
    expect(rows).toContain(`v1.${keys[0]?.id}.`);
    for (const form of [secret, "authorization", Buffer.from(secret).toString("base64url").slice(4, 20)])
      expect(rows).not.toContain(form);
    expect(await store.open(mine, "files")).toEqual(full);
    expect(await store.enabled(mine)).toEqual([full]);
  });

  it("is its workspace's alone, also where another has one of the same id", async () => {
    await store.save(mine, http(undefined, headers));
    expect(await store.list(theirs)).toEqual([]);
    expect(await store.open(theirs, "files")).toBeUndefined();
    expect(await store.remove(theirs, "files")).toBe(false);
    await store.save(theirs, stdio(["other"]));
    expect(await store.enabled(mine)).toMatchObject([{ transport: "http" }]);
    expect(await store.remove(mine, "files")).toBe(true);
    expect(await store.list(mine)).toEqual([]);
    expect(await store.list(theirs)).toHaveLength(1);
  });

  it("keeps the headers somebody names when it is changed, and the new ones stand over them", async () => {
    await store.save(mine, http(undefined, headers));
    const moved = "https://files.example/v2/mcp";
    await store.save(mine, http(moved), ["authorization", "x-short"]);
    expect(await store.open(mine, "files")).toEqual(http(moved, headers));
    await store.save(mine, http(moved, { authorization: "Bearer new", "x-new": "1" }), ["authorization"]);
    expect(await store.open(mine, "files")).toEqual(
      http(moved, { authorization: "Bearer new", "x-new": "1" }),
    );
    expect(await store.save(mine, http(moved), ["x-short"])).toEqual(again);
    await store.save(mine, http(moved));
    expect(await store.open(mine, "files")).toEqual(http(moved));
  });

  it("never takes its secrets to another party", async () => {
    await store.save(mine, http(undefined, headers));
    for (const elsewhere of [
      http("https://evil.example/mcp"),
      http("http://files.example/mcp"),
      http("https://files.example:8443/mcp"),
      http("https://files.example.evil.example/mcp"),
      stdio(["-y", "server"]),
    ])
      expect(await store.save(mine, elsewhere, ["authorization"])).toEqual(again);
    expect(await store.open(mine, "files")).toEqual(http(undefined, headers));
    expect(await store.save(mine, http(undefined, {}, { id: "new" }), ["authorization"])).toEqual(again);

    await store.save(mine, stdio(["-y", "server"], { TOKEN: secret }));
    for (const elsewhere of [
      stdio(["-e", "console.log(process.env)"]),
      stdio(["-y", "server"], {}, { cwd: "/tmp/evil" }),
      stdio(["-y", "server"], {}, { command: "./npx" }),
      http(),
    ])
      expect(await store.save(mine, elsewhere, ["TOKEN"])).toEqual(again);
    await store.save(mine, stdio(["-y", "server"], {}, { name: "Papers" }), ["TOKEN"]);
    expect(await store.open(mine, "files")).toEqual(
      stdio(["-y", "server"], { TOKEN: secret }, { name: "Papers" }),
    );
  });

  it("is left out of an agent's tools while it is switched off or its secrets do not open", async () => {
    const tools = {
      read: { policy: "allow", pin: "1a2b" },
      write: { policy: "ask" },
      purge: { policy: "off" },
    };
    await store.save(mine, http(undefined, {}, { tools }));
    await store.save(mine, http(undefined, {}, { id: "off", isEnabled: false }));
    await store.save(mine, stdio([], { TOKEN: secret }, { id: "sealed" }));
    keys = [newKey()];
    expect(await store.enabled(mine)).toEqual([http(undefined, {}, { tools })]);
    expect((await store.list(mine)).map(({ config, isBroken }) => [config.id, isBroken])).toEqual([
      ["files", false],
      ["off", false],
      ["sealed", true],
    ]);
    expect(await store.open(mine, "sealed")).toBeUndefined();
    expect(await store.save(mine, stdio([], {}, { id: "sealed" }), ["TOKEN"])).toEqual(again);
    expect(await store.save(mine, stdio([], { TOKEN: secret }, { id: "sealed" }))).toEqual({ id: "sealed" });
  });

  it("remembers what its last test came to, for as long as it is reached in the same way", async () => {
    const test = async () => (await store.list(mine))[0]?.test;
    const full = http(undefined, headers);
    await store.save(mine, full);
    await store.noteTest(mine, http(undefined, { authorization: "Bearer another" }), "ok");
    expect(await test()).toBeUndefined();
    await store.noteTest(mine, full, "server.refused");
    const noted = { at: new Date(clock), outcome: "server.refused" };
    expect(await test()).toEqual(noted);
    await store.save(mine, http(undefined, {}, { name: "Papers", isEnabled: false }), Object.keys(headers));
    expect(await test()).toEqual(noted);
    await store.save(mine, http("https://files.example/v2"), Object.keys(headers));
    expect(await test()).toBeUndefined();
    await store.noteTest(theirs, full, "ok");
    expect(await store.list(theirs)).toEqual([]);
  });

  it("is one of at most thirty", async () => {
    const ids = Array.from({ length: 31 }, (_, at) => `s${at}`);
    const saved = await Promise.all(ids.map((id) => store.save(mine, http(undefined, {}, { id }))));
    expect(saved.filter((result) => "problem" in result)).toEqual([{ problem: "server.too_many" }]);
    expect(await store.list(mine)).toHaveLength(30);
  });

  it("is sealed anew after a rotation; what no key opens is counted", async () => {
    await store.save(mine, http(undefined, headers));
    const old = keys;
    keys = [newKey()];
    await store.save(theirs, http(undefined, headers));
    await db.owner.sql`delete from agent.mcp_server where workspace_id not in (${mine}, ${theirs})`;
    expect(await resealMcpServers(db.system, keys)).toEqual({ resealed: 0, unopened: 1 });
    expect(await resealMcpServers(db.system, [...keys, ...old])).toEqual({ resealed: 1, unopened: 0 });
    expect(await resealMcpServers(db.system, keys)).toEqual({ resealed: 0, unopened: 0 });
    expect(await store.enabled(mine)).toEqual([http(undefined, headers)]);
  });
});
