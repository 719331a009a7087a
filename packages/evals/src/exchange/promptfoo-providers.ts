import { z } from "zod";
import type { Problems } from "./exchange-problem.ts";

/** A provider of a config as an address of the router. */
export interface ImportedModel {
  address: string;
  label?: string;
  /** How it is to be asked. */
  settings: ModelSettings;
}

export interface ModelSettings {
  temperature?: number;
  maxTokens?: number;
}

/** promptfoo's prefix, and ours; between prefix and model it may name a kind of request. */
const prefixes: Readonly<Record<string, { provider: string; kinds: readonly string[] }>> = {
  openai: { provider: "openai", kinds: ["chat", "responses"] },
  anthropic: { provider: "anthropic", kinds: ["messages"] },
  ollama: { provider: "ollama", kinds: ["chat", "completion"] },
  mistral: { provider: "mistral", kinds: [] },
  google: { provider: "google", kinds: [] },
  groq: { provider: "groq", kinds: [] },
  xai: { provider: "xai", kinds: [] },
  deepseek: { provider: "deepseek", kinds: [] },
  openrouter: { provider: "openrouter", kinds: [] },
  togetherai: { provider: "together", kinds: [] },
};
const otherKinds =
  /^(?:assistant|agents|audio|chatkit|codex|completion|embedding|embeddings|image|moderation|realtime|speech|transcription|tts|video)$/u;

const Written = z.looseObject({
  id: z.string(),
  label: z.string().optional(),
  config: z.record(z.string(), z.unknown()).optional(),
});

/** `openai:chat:gpt-5` as `openai/gpt-5`; undefined for what the router has no counterpart of. */
export function addressOfProvider(id: string): string | undefined {
  const [prefix = "", ...rest] = id.split(":");
  const known = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined;
  if (known === undefined) return undefined;
  const [kind = "", ...model] = rest;
  if (known.kinds.includes(kind) && model.length > 0) return `${known.provider}/${model.join(":")}`;
  if (kind === "" || known.kinds.includes(kind) || otherKinds.test(kind)) return undefined;
  return `${known.provider}/${rest.join(":")}`;
}

export interface ProviderReading {
  problems: Problems;
  /** Undefined for what the router has no counterpart of. */
  addressOf: (provider: string) => string | undefined;
}

/** The providers of a config. */
export function readProviders(written: unknown, place: string, reading: ProviderReading): ImportedModel[] {
  const list = Array.isArray(written) ? written : [written];
  const models = list.flatMap((each: unknown, index) =>
    readProvider(each, Array.isArray(written) ? `${place}[${index}]` : place, reading),
  );
  for (const [index, { address }] of models.entries()) {
    if (models.findIndex((other) => other.address === address) !== index)
      reading.problems.add(place, `${address} stands twice; runs tell models apart by their address`);
  }
  return models;
}

function readProvider(
  written: unknown,
  place: string,
  { problems, addressOf }: ProviderReading,
): ImportedModel[] {
  const parsed = Written.safeParse(asObject(written));
  if (!parsed.success) {
    problems.add(place, "is no provider: a text such as openai:gpt-5 or an object with an id");
    return [];
  }
  const { id, label, config = {}, ...rest } = parsed.data;
  for (const key of Object.keys(rest)) problems.add(`${place}.${key}`, "is not supported");
  const address = addressOf(id);
  if (address === undefined) {
    problems.add(
      place,
      `${JSON.stringify(id)} has no counterpart in the router; name models in its place (${problems.nameOf("models")})`,
    );
    return [];
  }
  return [
    { address, ...(label !== undefined && { label }), settings: readSettings(config, place, problems) },
  ];
}

/** `openai:gpt-5`, `{id: openai:gpt-5}` and `{openai:gpt-5: {…}}` are the same. */
function asObject(written: unknown): unknown {
  if (typeof written === "string") return { id: written };
  if (typeof written !== "object" || written === null || "id" in written) return written;
  const [entry, ...others] = Object.entries(written);
  return entry === undefined || others.length > 0 ? written : { id: entry[0], ...Object(entry[1]) };
}

function readSettings(config: Record<string, unknown>, place: string, problems: Problems): ModelSettings {
  const settings: ModelSettings = {};
  for (const [key, value] of Object.entries(config)) {
    if (key === "temperature" && typeof value === "number") settings.temperature = value;
    else if (key === "max_tokens" && typeof value === "number") settings.maxTokens = value;
    else problems.add(`${place}.config.${key}`, "is not supported (temperature and max_tokens are)");
  }
  return settings;
}
