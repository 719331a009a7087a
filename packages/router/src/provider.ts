import { z } from "zod";
import rows from "../data/providers.json" with { type: "json" };

/** What sets a provider apart from OpenAI's own wire, declared and applied in one place per direction. */
export const Quirks = z.strictObject({
  /** The only name it takes for the output limit. */
  maxTokens: z.enum(["max_tokens", "max_completion_tokens"]).default("max_tokens"),
  /** The role it wants system text under. */
  system: z.enum(["system", "developer"]).default("system"),
  /** How an answer in a JSON schema is had: natively, through json_object, through a forced tool, or by asking. */
  jsonSchema: z.enum(["native", "object", "tool", "prompt"]).default("object"),
  /** Where thinking is switched: an effort, `thinking.type`, `enable_thinking`, or `reasoning.enabled`. */
  thinking: z.enum(["effort", "type", "enable", "reasoning-enabled"]).optional(),
  /** Assistant turns must carry their reasoning back. */
  replayReasoning: z.boolean().default(false),
  /** How it spells a tool choice of `required`. */
  toolChoiceRequired: z.enum(["required", "any"]).default("required"),
  /** Which tool choices it honours. */
  toolChoice: z.enum(["all", "auto-only", "no-named"]).default("all"),
  /** Form its tool-call ids must have. */
  toolIds: z.enum(["any", "nine"]).default("any"),
  /** It understands `stream_options.include_usage`. */
  streamUsage: z.boolean().default(false),
  /** It streams tool arguments only when asked by `tool_stream`. */
  toolStream: z.boolean().default(false),
  /** It cannot stream when tools are present. */
  streamWithTools: z.boolean().default(true),
  maxTemperature: z.number().positive().optional(),
  /** Its reasoning models refuse temperature, top_p and penalties. */
  reasoningRefusesSampling: z.boolean().default(false),
  /** The only fields it takes; others are refused with a vague error. */
  allow: z.array(z.string()).optional(),
  /** Fields it refuses, at the top, in messages and in tools. */
  drop: z.array(z.string()).default([]),
});
export type Quirks = z.infer<typeof Quirks>;

/** An endpoint: where it is, how it is spoken to, and how it differs. */
export const Provider = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/u),
  name: z.string(),
  wire: z.enum(["openai", "anthropic", "gemini"]).default("openai"),
  /** Without a slash at its end; `{region}` is filled from `region`'s variable. */
  baseUrl: z.string(),
  /** Where it serves OpenAI's embeddings and audio, where its own wire is another. */
  openaiBaseUrl: z.string().optional(),
  /** Variables that may hold its key, first found wins. */
  env: z.array(z.string()).default([]),
  auth: z.enum(["bearer", "x-api-key", "x-goog-api-key"]).default("bearer"),
  headers: z.record(z.string(), z.string()).default({}),
  region: z.string().optional(),
  /** Runs on this machine; found by its port, needs no key. */
  local: z.boolean().default(false),
  quirks: Quirks.prefault({}),
  source: z.string().optional(),
});
export type Provider = z.infer<typeof Provider>;

/** Every provider the product knows. */
export const providers: readonly Provider[] = z.array(Provider).parse(rows);

/** Why a base URL must not be called. */
export type Refusal = "bad_address" | "credentials" | "link_local" | "loopback" | "not_https";

const refusals: Record<Refusal, string> = {
  bad_address: "it is not a URL",
  credentials: "it carries credentials",
  link_local: "it is a link-local or metadata address",
  loopback: "loopback is for local providers only",
  not_https: "it is not HTTPS",
};

/** IPv4 addresses written as IPv6 come as two groups in hexadecimal: `::ffff:a9fe:…` is 169.254.…. */
const metadataHosts =
  /^(169\.254\.|\[fe[89ab]|\[fd00:ec2:|metadata(\.|$)|100\.100\.100\.200$|\[(::ffff:|64:ff9b::)(a9fe:|6464:64c8))/iu;
const loopbackHosts =
  /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[0-9a-f]{2}:|0:).*)$/iu;

/** Whether a URL leads to this machine. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopbackHosts.test(hostOf(new URL(url)));
}

/**
 * Why a base URL must not be called, or undefined where it may: no link-local or metadata addresses, loopback for
 * local providers only, and nothing but HTTPS elsewhere.
 */
export function refusalOf(address: string, local: boolean): Refusal | undefined {
  if (!URL.canParse(address)) return "bad_address";
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return "credentials";
  if (metadataHosts.test(hostOf(url))) return "link_local";
  if (isLoopback(address)) return local ? undefined : "loopback";
  return url.protocol === "https:" ? undefined : "not_https";
}

/** The same in words. */
export function refuseUrl(address: string, local: boolean): string | undefined {
  const refusal = refusalOf(address, local);
  return refusal && refusals[refusal];
}

/** Names are the same with a dot at their end. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/u, "");
}

export interface Reach {
  key: string | undefined;
  baseUrl: string;
}

/** The key and address of a provider in this environment, or undefined where it is not switched on. */
export function reach(provider: Provider, env: Record<string, string | undefined>): Reach | undefined {
  const key = provider.env.map((name) => env[name]).find((value) => value !== undefined && value !== "");
  if (key === undefined && !provider.local) return undefined;
  const region = provider.region === undefined ? undefined : env[provider.region];
  if (provider.region !== undefined && region === undefined) return undefined;
  return { key, baseUrl: provider.baseUrl.replace("{region}", encodeURIComponent(region ?? "")) };
}

/** The headers that prove who calls. */
export function authHeaders({ auth }: Provider, key: string | undefined): Record<string, string> {
  if (key === undefined) return {};
  return auth === "bearer" ? { authorization: `Bearer ${key}` } : { [auth]: key };
}
