import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectionProblemCodes, readConnection } from "./connection-input.ts";
import { refusalOf } from "./provider.ts";

const key = "sk-test-0123456789";
const own = (baseUrl: string, more: object = {}) => readConnection({ name: "Office", baseUrl, key, ...more });
const codes = (read: ReturnType<typeof readConnection>) =>
  "problems" in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : read.draft;

describe("what a person types becomes a connection", () => {
  it("of a known provider, by its key alone", () => {
    expect(codes(readConnection({ provider: "openai", key: `  ${key}\n`, name: "", baseUrl: "" }))).toEqual({
      id: "openai",
      provider: "openai",
      name: "OpenAI",
      baseUrl: undefined,
      wire: "openai",
      isLocal: false,
      key,
      models: undefined,
    });
    expect(codes(readConnection({ provider: "google", key }))).toMatchObject({ wire: "gemini" });
    expect(codes(readConnection({ provider: "ollama" }))).toMatchObject({ id: "ollama", isLocal: true });
  });

  it.each([
    ["https://llm.example/v1", "https://llm.example/v1"],
    [" https://llm.example/v1/ ", "https://llm.example/v1"],
    ["https://llm.example", "https://llm.example"],
    ["HTTPS://LLM.example/v1/chat/completions", "https://llm.example/v1"],
    ["https://llm.example/v1/models/", "https://llm.example/v1"],
    ["https://llm.example:8443/a/v1#x", "https://llm.example:8443/a/v1"],
  ])("of a server of one's own at %j", (typed, baseUrl) => {
    expect(codes(own(typed))).toMatchObject({ id: "office", provider: undefined, baseUrl });
  });

  it("of a server that speaks another wire, from an address that was copied with its path", () => {
    expect(codes(own("https://llm.example/v1/messages", { wire: "anthropic" }))).toMatchObject({
      baseUrl: "https://llm.example",
    });
    expect(
      codes(own("https://llm.example/v1beta/models/gemini-x:generateContent", { wire: "gemini" })),
    ).toMatchObject({ baseUrl: "https://llm.example/v1beta" });
  });

  it("on this machine, where that is said and allowed", () => {
    expect(codes(own("http://localhost:8000/v1"))).toEqual(["baseUrl connection.loopback"]);
    expect(codes(own("http://localhost:8000/v1", { isLocal: "on" }))).toMatchObject({ isLocal: true });
    const typed = { name: "Office", baseUrl: "http://localhost:8000/v1", isLocal: true };
    expect(codes(readConnection(typed, { allowsLocal: false }))).toEqual(["baseUrl connection.loopback"]);
    expect(codes(readConnection({ provider: "ollama" }, { allowsLocal: false }))).toEqual([
      "baseUrl connection.loopback",
    ]);
    expect(codes(own("https://llm.example/v1", { isLocal: true }))).toMatchObject({ isLocal: false });
  });

  it("with an id that is nobody else's, whatever script its name is in", () => {
    const taken = ["office", "office-2"];
    const named = (name: string) => readConnection({ name, baseUrl: "https://llm.example/v1" }, { taken });
    expect(codes(named("Office"))).toMatchObject({ id: "office-3" });
    expect(codes(named("OpenAI"))).toMatchObject({ id: "openai-2" });
    expect(codes(named("local"))).toMatchObject({ id: "local-2" });
    expect(codes(named("办公室"))).toMatchObject({ id: "llm-example", name: "办公室" });
    expect(codes(own("https://llm.example", { id: "office" }))).toMatchObject({ id: "office" });
  });

  it("with the models somebody named", () => {
    expect(codes(own("https://llm.example", { models: "a, b\n c\n\na" }))).toMatchObject({
      models: ["a", "b", "c"],
    });
    expect(codes(own("https://llm.example", { models: " " }))).toMatchObject({ models: undefined });
  });
});

describe("what is wrong is named by field and code", () => {
  it.each([
    [{ name: "Office", baseUrl: "http://llm.example/v1" }, "baseUrl connection.not_https"],
    [{ name: "Office", baseUrl: "http://192.168.1.5:8000" }, "baseUrl connection.not_https"],
    [{ name: "Office", baseUrl: "llm.example" }, "baseUrl connection.bad_address"],
    [{ name: "Office", baseUrl: "file:///etc/passwd" }, "baseUrl connection.bad_address"],
    [{ name: "Office", baseUrl: "https://llm.example/v1?key=1" }, "baseUrl connection.bad_address"],
    [{ name: "Office", baseUrl: `https://llm.example/${"a".repeat(500)}` }, "baseUrl connection.bad_address"],
    [{ name: "Office", baseUrl: "https://me:secret@llm.example" }, "baseUrl connection.credentials"],
    [{ name: "Office", baseUrl: "http://169.254.169.254/latest" }, "baseUrl connection.link_local"],
    [{ name: "Office" }, "baseUrl connection.no_address"],
    [{ baseUrl: "https://llm.example" }, "name connection.bad_name"],
    [{ name: "x".repeat(61), baseUrl: "https://llm.example" }, "name connection.bad_name"],
    [
      { provider: "nobody", baseUrl: "https://llm.example", name: "x" },
      "provider connection.unknown_provider",
    ],
    [{ provider: "openai" }, "key connection.no_key"],
    [{ provider: "openai", key: "k".repeat(100 * 1024) }, "key connection.bad_key"],
    [{ provider: "openai", key: "sk-1\r\nx-evil: 1" }, "key connection.bad_key"],
    [{ provider: "openai", key: "密钥" }, "key connection.bad_key"],
    [{ provider: "amazon-bedrock", key }, "baseUrl connection.no_address"],
    [{ id: "openai", name: "x", baseUrl: "https://llm.example" }, "id connection.bad_id"],
    [{ id: "office", provider: "openai", key }, "id connection.bad_id"],
    [{ id: "../x", provider: "openai", key }, "id connection.bad_id"],
    [{ name: "x", baseUrl: "https://llm.example", wire: "soap" }, "wire connection.bad_wire"],
    [
      { name: "x", baseUrl: "https://llm.example", models: ["x".repeat(201)] },
      "models connection.bad_models",
    ],
  ])("%j", (typed, problem) => {
    expect(codes(readConnection(typed))).toEqual([problem]);
  });

  it("never throws, and says nothing but codes", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.constantFrom("openai", "ollama", ""),
    );
    const form = fc.record(
      {
        id: text,
        provider: text,
        name: text,
        baseUrl: text,
        wire: text,
        isLocal: text,
        key: text,
        models: text,
      },
      { requiredKeys: [] },
    );
    const isAnswered = (typed: unknown) => {
      const read = readConnection(typed);
      return "draft" in read
        ? refusalOf(read.draft.baseUrl ?? "https://known.example", read.draft.isLocal) === undefined
        : read.problems.length > 0 &&
            read.problems.every(({ code }) => connectionProblemCodes.includes(code));
    };
    expect(fc.check(fc.property(fc.oneof(form, fc.anything()), isAnswered))).toMatchObject({ failed: false });
  });
});

it.each([
  "https://[fe80::1]",
  "https://[febf::1]",
  "https://[::ffff:169.254.169.254]",
  "https://[64:ff9b::169.254.169.254]",
  "http://metadata.google.internal",
  "https://metadata.google.internal.",
  "http://2852039166",
  "http://0xA9FEA9FE",
  "https://100.100.100.200",
  "https://[fd00:ec2::254]",
])("%s is a metadata address, however it is written", (address) => {
  expect([refusalOf(address, false), refusalOf(address, true)]).toEqual(["link_local", "link_local"]);
});

it.each([
  "http://127.1",
  "http://2130706433",
  "https://0.0.0.0",
  "https://[::]",
  "http://[::1]",
  "http://[::ffff:127.0.0.1]",
  "http://localhost.",
  "http://a.localhost",
])("%s is this machine, however it is written", (address) => {
  expect([refusalOf(address, false), refusalOf(address, true)]).toEqual(["loopback", undefined]);
});
