import { randomBytes } from "node:crypto";
import type { SealingKeys } from "@assay/db/home";
import type { WorkspaceId } from "@assay/db";
import { withWorkspace } from "@assay/db";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConnectionDraft } from "../connection-draft.ts";
import { readConnection } from "../connection-input.ts";
import { testConnection } from "../connection-test.ts";
import { createRouter } from "../router.ts";
import { appModel, connection } from "../schema.ts";
import { faults, startFaultServer } from "../testing/index.ts";
import { createPostgresAppModels } from "./app-models.ts";
import type { PostgresAppModels } from "./app-models.ts";
import { createPostgresConnections } from "./connections.ts";
import type { PostgresConnections } from "./connections.ts";
import { createPostgresAccounts } from "./index.ts";

const secret = "sk-test-secret-0123456789-a1b2";
const newKey = (): SealingKeys[number] => ({
  id: randomBytes(6).toString("hex"),
  value: randomBytes(32).toString("base64url"),
  createdAt: new Date(0).toISOString(),
});

let db: TestDatabase;
let clock = Date.UTC(2026, 10, 26, 12);
let keys: SealingKeys = [newKey()];
/** Two processes on one database. */
let [one, other] = [{}, {}] as [PostgresConnections, PostgresConnections];
let [mine, theirs] = ["", ""] as unknown as [WorkspaceId, WorkspaceId];
beforeAll(async () => {
  db = await createTestDatabase();
  one = createPostgresConnections(
    db.system,
    () => keys,
    () => clock,
  );
  other = createPostgresConnections(
    db.open({ role: "system" }),
    () => keys,
    () => clock,
  );
});
afterAll(() => db.close());
beforeEach(async () => {
  keys = [newKey()];
  [mine, theirs] = [await db.workspace("Mine"), await db.workspace("Theirs")];
});

function drafted(input: object): ConnectionDraft {
  const read = readConnection(input);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.draft;
}
const openai = (more: object = {}) => drafted({ provider: "openai", key: secret, ...more });
const office = (more: object = {}) =>
  drafted({ name: "Office", baseUrl: "https://office.example/v1", key: secret, ...more });

/** Every value of every table, as a backup would hold it. */
async function wholeDatabase(): Promise<string> {
  const tables = await db.owner.sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;
  const { sql } = db.owner;
  const rows = await Promise.all(
    tables.map(({ schema, name }) => sql`select t::text from ${sql(schema)}.${sql(name)} t`),
  );
  return JSON.stringify(rows);
}

describe("connections", () => {
  it("are kept sealed: their key is in no column of any table, and shown by its end only [router.accounts]", async () => {
    expect(await one.save(mine, openai())).toEqual({ id: "openai" });
    const whole = await wholeDatabase();
    expect(whole).toContain(`v1.${keys[0]?.id}.`);
    for (const form of [
      secret,
      Buffer.from(secret).toString("base64url"),
      Buffer.from(secret).toString("hex"),
    ])
      expect(whole).not.toContain(form);
    const listed = await other.list(mine);
    expect(listed).toEqual([
      {
        id: "openai",
        provider: "openai",
        name: "OpenAI",
        baseUrl: undefined,
        wire: "openai",
        isLocal: false,
        models: undefined,
        hasKey: true,
        keyHint: "…a1b2",
        isBroken: false,
        createdAt: new Date(clock),
        test: undefined,
      },
    ]);
    expect(JSON.stringify(listed)).not.toContain("secret");
    expect((await other.reachOf(mine)).keys.get("openai")).toBe(secret);
  });

  it("show nothing of a short key", async () => {
    await one.save(mine, openai({ key: "sk-12345678" }));
    expect(await one.list(mine)).toMatchObject([{ hasKey: true, keyHint: undefined }]);
  });

  it("of one workspace are not another's, nor does a row that was moved there open", async () => {
    await one.save(mine, openai());
    await one.save(mine, office());
    expect([await one.list(theirs), (await one.reachOf(theirs)).providers]).toEqual([[], []]);
    expect([await one.remove(theirs, "openai"), await one.open(theirs, "openai")]).toEqual([
      false,
      undefined,
    ]);
    await one.noteTest(theirs, openai(), "unauthorised");
    expect(await one.list(mine)).toMatchObject([{ test: undefined }, { test: undefined }]);
    const seen = await withWorkspace(db.app, theirs, (tx) => tx.select().from(connection));
    expect(seen).toEqual([]);

    await db.owner
      .sql`update router.connection set workspace_id = ${theirs} where workspace_id = ${mine} and id = 'office'`;
    await db.owner
      .sql`update router.connection set id = 'groq', provider = 'groq' where workspace_id = ${mine}`;
    clock += 5_001;
    expect(await one.list(theirs)).toMatchObject([{ id: "office", isBroken: true, keyHint: undefined }]);
    expect(await one.list(mine)).toMatchObject([{ id: "groq", isBroken: true }]);
    expect((await one.reachOf(theirs)).keys.size + (await one.reachOf(mine)).keys.size).toBe(0);
    expect(await one.open(theirs, "office")).toBeUndefined();
  });

  it("are reported and left out when the key that sealed them is lost, and mended by typing it again", async () => {
    await one.save(mine, openai());
    clock += 1;
    await one.save(mine, office({ key: "" }));
    keys = [newKey()];
    clock += 5_001;
    const fresh = createPostgresConnections(db.system, keys, () => clock);
    expect(await fresh.list(mine)).toMatchObject([
      { id: "openai", hasKey: true, isBroken: true, keyHint: undefined },
      { id: "office", hasKey: false, isBroken: false },
    ]);
    expect((await fresh.reachOf(mine)).providers.map(({ id }) => id)).toEqual(["office"]);
    const renamed = drafted({ id: "openai", provider: "openai", name: "Again" });
    expect(await fresh.save(mine, renamed)).toEqual({
      problem: { field: "key", code: "connection.key_again" },
    });
    await fresh.save(mine, openai());
    expect((await fresh.reachOf(mine)).keys.get("openai")).toBe(secret);
  });

  it("are used again once the key that sealed them is back, as after secrets were restored", async () => {
    await one.save(mine, openai());
    const [sealedWith] = keys;
    keys = [newKey()];
    clock += 5_001;
    expect((await other.reachOf(mine)).providers).toEqual([]);
    keys = sealedWith === undefined ? [] : [sealedWith];
    clock += 5_001;
    expect(await other.list(mine)).toMatchObject([{ isBroken: false }]);
    expect((await other.reachOf(mine)).keys.get("openai")).toBe(secret);
  });

  it("are left out when their address was changed into one that must not be called", async () => {
    await one.save(mine, office());
    await db.owner
      .sql`update router.connection set base_url = 'http://169.254.169.254' where workspace_id = ${mine}`;
    expect(await one.list(mine)).toMatchObject([{ isBroken: true }]);
    expect((await one.reachOf(mine)).providers).toEqual([]);
  });

  it("keep their key when they are changed without one, but never for another host", async () => {
    await one.save(mine, office());
    await one.noteTest(mine, office(), "ok");
    const test = { at: new Date(clock), outcome: "ok" };
    expect(await one.save(mine, office({ id: "office", name: "Büro", key: "" }))).toEqual({ id: "office" });
    expect(await one.list(mine)).toMatchObject([{ name: "Büro", keyHint: "…a1b2", test }]);
    const moved = office({ id: "office", baseUrl: "https://thief.example/v1", key: "" });
    const again = { problem: { field: "key", code: "connection.key_again" } };
    expect([await one.save(mine, moved), await one.complete(mine, moved)]).toEqual([again, again]);
    expect(await one.complete(mine, office({ id: "office", key: "" }))).toMatchObject({
      draft: { key: secret },
    });
    expect(await one.save(mine, { ...moved, key: "sk-other" })).toEqual({ id: "office" });
    expect(await one.list(mine)).toMatchObject([{ baseUrl: "https://thief.example/v1", test: undefined }]);
    const elsewhere = drafted({
      id: "openai",
      provider: "openai",
      name: "Proxy",
      baseUrl: "https://p.example",
    });
    expect(await one.save(mine, elsewhere)).toEqual({ problem: { field: "key", code: "connection.no_key" } });
  });

  it("are said to have answered only where what was tried is what is kept", async () => {
    await one.save(mine, office());
    const tried = await one.open(mine, "office");
    await one.save(mine, office({ id: "office", key: "sk-another-0123456789" }));
    await one.noteTest(mine, tried ?? office(), "ok");
    await one.noteTest(mine, office({ id: "office", baseUrl: "https://other.example/v1" }), "ok");
    expect(await one.list(mine)).toMatchObject([{ test: undefined }]);
    await one.noteTest(mine, (await other.open(mine, "office")) ?? office(), "ok");
    expect(await one.list(mine)).toMatchObject([{ test: { outcome: "ok" } }]);
  });

  it("are at most fifty", async () => {
    for (let number = 0; number < 50; number++) await one.save(mine, { ...office(), id: `office-${number}` });
    expect(await one.save(mine, office())).toEqual({
      problem: { field: "name", code: "connection.too_many" },
    });
    expect(await one.save(mine, { ...office(), id: "office-7" })).toEqual({ id: "office-7" });
  });

  it("go with their workspace", async () => {
    await one.save(mine, office());
    await db.owner.sql`delete from platform.workspace where id = ${mine}`;
    expect(await one.list(mine)).toEqual([]);
  });
});

describe("a rotation of the key that seals", () => {
  it("seals everything anew, so that the old key can go, while processes run", async () => {
    await one.save(mine, openai());
    await one.save(theirs, office());
    const [old] = keys;
    keys = [newKey(), ...keys];
    expect(await one.reseal()).toMatchObject({ resealed: 2 });
    expect((await one.reseal()).resealed).toBe(0);
    keys = keys.slice(0, 1);
    clock += 5_001;
    expect((await other.reachOf(mine)).keys.get("openai")).toBe(secret);
    expect((await other.reachOf(theirs)).keys.get("office")).toBe(secret);
    expect(await wholeDatabase()).not.toContain(`v1.${old?.id}.`);
  });

  it("counts what no key opens and leaves it alone", async () => {
    await db.owner.sql`delete from router.connection`;
    await one.save(mine, openai());
    keys = [newKey()];
    expect(await one.reseal()).toEqual({ resealed: 0, unopened: 1 });
    expect(await one.list(mine)).toMatchObject([{ isBroken: true }]);
  });
});

describe("behind the router", () => {
  const routerOver = (store: PostgresConnections, choices?: PostgresAppModels) => {
    const router = createRouter({
      ...createPostgresAccounts(db.system, () => clock),
      env: {},
      providers: [],
      retries: 0,
      now: () => clock,
      connections: store.reachOf,
      anonymous: mine,
      ...(choices && { appModel: choices.get }),
    });
    return async (model: string, headers: Record<string, string> = {}) => {
      const response = await router.fetch("http://router/v1/chat/completions", {
        method: "POST",
        headers,
        body: JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }] }),
      });
      return response.status;
    };
  };

  it("a server of one's own answers, and one that was removed does not: at once here, elsewhere within five seconds", async () => {
    await using upstream = await startFaultServer({ models: faults["well"] ?? (() => {}) });
    const draft = drafted({ name: "Office", baseUrl: `${upstream.url}/`, isLocal: "on", key: secret });
    await one.save(mine, draft);
    const saved = await one.open(mine, "office");
    const result = await testConnection(saved ?? draft);
    expect(result).toMatchObject({ outcome: "ok", model: "well", models: ["well"] });
    await one.noteTest(mine, saved ?? draft, result.outcome);
    expect(await one.list(mine)).toMatchObject([{ test: { outcome: "ok" } }]);

    const [here, there] = [routerOver(one), routerOver(other)];
    expect([await here("office/well"), await there("office/well")]).toEqual([200, 200]);
    expect(new Set(upstream.keys)).toEqual(new Set([secret]));
    expect(await one.remove(mine, "office")).toBe(true);
    expect([await here("office/well"), await there("office/well")]).toEqual([404, 200]);
    clock += 5_001;
    expect(await there("office/well")).toBe(404);
  });

  it("a key that was changed is used at once", async () => {
    await using upstream = await startFaultServer();
    const draft = (key: string) =>
      drafted({ id: "office", name: "Office", baseUrl: upstream.url, isLocal: true, key });
    const ask = routerOver(one);
    await one.save(mine, draft("sk-one"));
    await ask("office/well");
    await one.save(mine, draft("sk-two"));
    await ask("office/well");
    expect(upstream.keys).toEqual(["sk-one", "sk-two"]);
  });

  it("stays the same object while nothing changes, through tests and through time", async () => {
    await one.save(mine, office());
    const first = await one.reachOf(mine);
    await one.noteTest(mine, office(), "unauthorised");
    clock += 5_001;
    expect(await one.reachOf(mine)).toBe(first);
    await one.save(mine, office({ id: "office", models: "a" }));
    expect(await one.reachOf(mine)).not.toBe(first);
  });

  it("what an application came to stands in the usage under its name", async () => {
    await using upstream = await startFaultServer();
    await one.save(mine, drafted({ name: "Office", baseUrl: upstream.url, isLocal: true }));
    const choices = createPostgresAppModels(db.system, () => clock);
    await choices.set(mine, { app: "legal", model: "office/well" });
    const ask = routerOver(one, choices);
    const since = new Date(clock - 1);
    await ask("office/well", { "x-assay-app": "tutor" });
    await ask("office/500-always", { "x-assay-app": "tutor" });
    await ask("app:legal");
    await ask("app:legal");
    await ask("office/well");
    const { ledger } = createPostgresAccounts(db.system);
    const rows = await ledger.usage(mine, since);
    expect(rows.map(({ app, model, requests, failed }) => [app, model, requests, failed])).toEqual([
      ["tutor", "office/500-always", 1, 1],
      ["legal", "office/well", 2, 0],
      ["tutor", "office/well", 1, 0],
      [undefined, "office/well", 1, 0],
    ]);
    expect(await ledger.usage(theirs, since)).toEqual([]);
  });
});

describe("the model of an application", () => {
  it("is chosen by its own workspace, seen here at once and elsewhere within five seconds", async () => {
    const [here, there] = [
      createPostgresAppModels(db.system, () => clock),
      createPostgresAppModels(db.open({ role: "system" }), () => clock),
    ];
    expect(await there.get(mine, "legal")).toBeUndefined();
    await here.set(mine, { app: "legal", model: "office/a" });
    await here.set(mine, { app: "audit", model: "careful" });
    await here.set(mine, { app: "legal", model: "office/b" });
    expect(await here.get(mine, "legal")).toBe("office/b");
    expect(await there.get(mine, "legal")).toBeUndefined();
    clock += 5_001;
    expect(await there.get(mine, "legal")).toBe("office/b");
    expect(await here.list(mine)).toEqual([
      { app: "audit", model: "careful" },
      { app: "legal", model: "office/b" },
    ]);
    expect([await here.get(theirs, "legal"), await here.remove(theirs, "legal")]).toEqual([undefined, false]);
    expect(await withWorkspace(db.app, theirs, (tx) => tx.select().from(appModel))).toEqual([]);
    expect(await here.remove(mine, "legal")).toBe(true);
    expect(await here.get(mine, "legal")).toBeUndefined();
  });
});
