import { describe, expect, it } from "vitest";
import type { Listing } from "@assay/router";
import { providers } from "@assay/router/providers";
import { reachedProviders } from "./reach.ts";

const listing = (provider: string, id: string, isReachable = true): Listing => ({
  address: `${provider}/${id}`,
  provider,
  id,
  model: undefined,
  isReachable,
  hint: undefined,
  isOwn: false,
  isEngine: false,
});

const connection = {
  id: "openai",
  provider: "openai",
  name: "Our OpenAI",
  baseUrl: undefined,
  wire: "openai" as const,
  isLocal: false,
  models: undefined,
  hasKey: true,
  keyHint: "…a1b2",
  isBroken: false,
  createdAt: new Date(0),
  test: undefined,
};

describe("what can be asked now", () => {
  it("is nothing without keys, connections and servers", () => {
    expect(reachedProviders({ listings: [], connections: [], providers, env: {} })).toEqual([]);
  });

  it("names the variable a key stands in and counts the models it reaches", () => {
    const listings = [listing("anthropic", "a"), listing("anthropic", "b"), listing("openai", "c", false)];
    expect(
      reachedProviders({ listings, connections: [], providers, env: { ANTHROPIC_API_KEY: "k" } }),
    ).toEqual([
      { id: "anthropic", name: "Anthropic", by: "environment", detail: "ANTHROPIC_API_KEY", models: 2 },
    ]);
  });

  it("shows a connection instead of the environment's key for the same provider", () => {
    const reached = reachedProviders({
      listings: [listing("openai", "x")],
      connections: [connection],
      providers,
      env: { OPENAI_API_KEY: "k" },
    });
    expect(reached).toEqual([
      { id: "openai", name: "Our OpenAI", by: "connection", detail: undefined, models: 1 },
    ]);
  });

  it("leaves out a connection whose key does not open", () => {
    const connections = [{ ...connection, isBroken: true }];
    expect(reachedProviders({ listings: [], connections, providers, env: {} })).toEqual([]);
  });

  it("finds a server on this machine by the models it lists", () => {
    expect(
      reachedProviders({ listings: [listing("ollama", "qwen3:8b")], connections: [], providers, env: {} }),
    ).toEqual([{ id: "ollama", name: "Ollama", by: "local", detail: "127.0.0.1:11434", models: 1 }]);
  });
});
