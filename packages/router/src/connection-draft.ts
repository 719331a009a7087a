import type { Connections } from "./connections.ts";
import { Provider, providers } from "./provider.ts";

/** A connection as somebody wants it, checked, with its key in the clear while it is at hand. */
export interface ConnectionDraft {
  id: string;
  /** A known provider; undefined for a server of one's own. */
  provider: string | undefined;
  name: string;
  /** Undefined for the provider's own address. */
  baseUrl: string | undefined;
  wire: Provider["wire"];
  isLocal: boolean;
  key: string | undefined;
  models: string[] | undefined;
}

const generic = Provider.parse({ id: "own", name: "", baseUrl: "", quirks: { streamUsage: true } });
const byWire: Record<Provider["wire"], Provider | undefined> = {
  openai: generic,
  anthropic: knownProvider("anthropic"),
  gemini: knownProvider("google"),
};

/** A provider the product knows. */
export function knownProvider(id: string): Provider | undefined {
  return providers.find((each) => each.id === id);
}

/** The endpoint a connection stands for; undefined where it names a provider this version does not know. */
export function providerOf({
  id,
  provider,
  name,
  baseUrl,
  wire,
  isLocal,
}: Omit<ConnectionDraft, "key" | "models">): Provider | undefined {
  const like = provider === undefined ? byWire[wire] : knownProvider(provider);
  if (like === undefined) return undefined;
  const { openaiBaseUrl, region: _region, source: _source, ...rest } = like;
  return {
    ...rest,
    id,
    name,
    baseUrl: baseUrl ?? like.baseUrl,
    env: [],
    local: isLocal,
    ...(baseUrl === undefined && openaiBaseUrl !== undefined && { openaiBaseUrl }),
  };
}

/** A single connection as the router takes it. */
export function connectionsOf(draft: ConnectionDraft): Connections | undefined {
  const provider = providerOf(draft);
  return (
    provider && {
      providers: [provider],
      keys: new Map(draft.key === undefined ? [] : [[draft.id, draft.key]]),
      models: new Map(draft.models === undefined ? [] : [[draft.id, draft.models]]),
    }
  );
}
