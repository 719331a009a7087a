import type { ServerConfig } from "../servers/config.ts";

/** What of a server's configuration is secret: its headers, or its environment. Addresses and arguments are shown. */
export function secretsOf(config: ServerConfig): Record<string, string> {
  return config.transport === "http" ? config.headers : config.env;
}

/** A configuration with other secrets. */
export function withSecrets(config: ServerConfig, secrets: Record<string, string>): ServerConfig {
  return config.transport === "http" ? { ...config, headers: secrets } : { ...config, env: secrets };
}

/** Whether secrets that were given for one server reach nobody else at another: the same origin, or the same command. */
export function isSameParty(one: ServerConfig, other: ServerConfig): boolean {
  if (one.transport === "http")
    return other.transport === "http" && originOf(one.url) === originOf(other.url);
  return other.transport === "stdio" && commandOf(one) === commandOf(other);
}

/** Whether two servers are reached in the same way, with the same secrets. */
export function isReachedAlike(one: ServerConfig, other: ServerConfig): boolean {
  return wayTo(one) === wayTo(other);
}

function wayTo(config: ServerConfig): string {
  const secrets = Object.entries(secretsOf(config)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([config.transport === "http" ? config.url : commandOf(config), secrets]);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function commandOf({ command, args, cwd }: Extract<ServerConfig, { transport: "stdio" }>): string {
  return JSON.stringify([command, args, cwd ?? null]);
}
