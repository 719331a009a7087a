import { z } from "zod";
import type { ConnectionDraft } from "./connection-draft.ts";
import { knownProvider } from "./connection-draft.ts";
import { Provider, isLoopback, providers, refusalOf } from "./provider.ts";

/** What is wrong with a field of a connection, for a page to put into words. */
export const connectionProblemCodes = [
  "connection.bad_id",
  "connection.bad_name",
  "connection.bad_address",
  "connection.bad_key",
  "connection.bad_models",
  "connection.bad_wire",
  "connection.credentials",
  "connection.key_again",
  "connection.link_local",
  "connection.loopback",
  "connection.no_address",
  "connection.no_key",
  "connection.not_https",
  "connection.too_many",
  "connection.unknown_provider",
] as const;
export type ConnectionProblemCode = (typeof connectionProblemCodes)[number];

export interface ConnectionProblem {
  field: keyof ConnectionInput;
  code: ConnectionProblemCode;
}

const mostModels = 200;
const blank = z.literal("").transform(() => undefined);
const ModelNames = z.array(z.string().min(1).max(200)).max(mostModels);

/** What a person types, as a form or a program sends it; empty fields are as good as none. The issues' messages are codes. */
export const ConnectionInput = z.strictObject({
  /** Of the connection that is changed. */
  id: z
    .union(
      [blank, z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/u)],
      "connection.bad_id" satisfies ConnectionProblemCode,
    )
    .optional(),
  /** A known provider; none for a server of one's own. */
  provider: z.union([blank, z.string().max(40)], "connection.unknown_provider").optional(),
  /** The provider's name when left out. */
  name: z.union([blank, z.string().trim().min(1).max(60)], "connection.bad_name").optional(),
  baseUrl: z.union([blank, z.string().trim().max(500)], "connection.bad_address").optional(),
  wire: z.union([blank, Provider.shape.wire.unwrap()], "connection.bad_wire").optional(),
  /** A server on this machine: loopback is let through. */
  isLocal: z
    .union([z.boolean(), z.enum(["on", "true"]).transform(() => true), z.literal("").transform(() => false)])
    .default(false),
  /** Empty when the key that is kept is to stay. Printable ASCII, as a header takes it. */
  key: z
    .union(
      [
        blank,
        z
          .string()
          .trim()
          .regex(/^[\x21-\x7e]{1,4096}$/u),
      ],
      "connection.bad_key",
    )
    .optional(),
  /** Names of models, or one text with a name a line or between commas. */
  models: z
    .union([z.string().max(40_000).transform(namesIn).pipe(ModelNames), ModelNames], "connection.bad_models")
    .optional(),
});
export type ConnectionInput = z.input<typeof ConnectionInput>;

export interface ReadConnectionOptions {
  /** Ids a new server of one's own must not take: those of the workspace, and those the router has for everyone. */
  taken?: Iterable<string>;
  /** Whether servers on this machine may be connected; not where strangers sign in. */
  allowsLocal?: boolean;
}

/** Checks what a person typed and makes it a connection: `draft`, or what is wrong with which field. */
export function readConnection(
  input: unknown,
  { taken = [], allowsLocal = true }: ReadConnectionOptions = {},
): { draft: ConnectionDraft } | { problems: ConnectionProblem[] } {
  const parsed = ConnectionInput.safeParse(input);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(asProblem) };
  const fields = parsed.data;
  const problems: ConnectionProblem[] = [];
  const refuse = (field: ConnectionProblem["field"], code: ConnectionProblemCode) =>
    void problems.push({ field, code });

  const known = fields.provider === undefined ? undefined : knownProvider(fields.provider);
  if (fields.provider !== undefined && known === undefined) refuse("provider", "connection.unknown_provider");
  const wire = known?.wire ?? fields.wire ?? "openai";
  const baseUrl = fields.baseUrl === undefined ? undefined : tidyAddress(fields.baseUrl, wire);
  const address = baseUrl ?? known?.baseUrl;
  const isLocal =
    allowsLocal && (fields.isLocal || known?.local === true) && address !== undefined && isLoopback(address);
  if (baseUrl === undefined && (fields.provider === undefined || known?.region !== undefined)) {
    refuse("baseUrl", fields.baseUrl === undefined ? "connection.no_address" : "connection.bad_address");
  } else if (fields.baseUrl !== undefined && baseUrl === undefined) {
    refuse("baseUrl", "connection.bad_address");
  } else if (address !== undefined) {
    const refusal = refusalOf(address, isLocal);
    if (refusal !== undefined) refuse("baseUrl", `connection.${refusal}`);
  }
  const name = fields.name ?? known?.name;
  if (name === undefined) refuse("name", "connection.bad_name");
  if (fields.id === undefined && fields.key === undefined && known !== undefined && !known.local)
    refuse("key", "connection.no_key");
  const isIdRight =
    known === undefined ? !reserved.has(fields.id ?? "") : (fields.id ?? known.id) === known.id;
  if (!isIdRight) refuse("id", "connection.bad_id");
  if (problems.length > 0 || name === undefined || address === undefined) return { problems };
  const models = fields.models === undefined || fields.models.length === 0 ? undefined : fields.models;
  const id = fields.id ?? known?.id ?? freeId(name, address, new Set(taken));
  return {
    draft: { id, provider: known?.id, name, baseUrl, wire, isLocal, key: fields.key, models: models },
  };
}

/** Ids that mean something already: a server of one's own would stand in the way. */
const reserved = new Set(["local", "auto", "app", ...providers.map(({ id }) => id)]);

function asProblem({ path, message }: z.core.$ZodIssue): ConnectionProblem[] {
  const field = fieldNames.find((each) => each === path[0]) ?? "name";
  const code = connectionProblemCodes.find((each) => each === message) ?? fallbacks[field];
  return [{ field, code }];
}

const fieldNames = ConnectionInput.keyof().options;
const fallbacks: Record<keyof ConnectionInput, ConnectionProblemCode> = {
  id: "connection.bad_id",
  provider: "connection.unknown_provider",
  name: "connection.bad_name",
  baseUrl: "connection.bad_address",
  wire: "connection.bad_wire",
  isLocal: "connection.loopback",
  key: "connection.bad_key",
  models: "connection.bad_models",
};

const endings: Record<Provider["wire"], RegExp> = {
  openai: /\/(chat\/completions|completions|responses|embeddings|models)$/u,
  anthropic: /(\/v1)?(\/messages|\/models)?$/u,
  gemini: /\/models(\/.*)?$/u,
};

/** A base URL without a slash at its end, without the path of a surface somebody copied along; undefined for no URL. */
function tidyAddress(text: string, wire: Provider["wire"]): string | undefined {
  if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.search !== "" || url.pathname.includes("{")) return undefined;
  url.hash = "";
  url.pathname = url.pathname.replace(/\/+$/u, "").replace(endings[wire], "");
  return url.href.replace(/\/+$/u, "");
}

/** A name as the part of an address before the slash, with a number where it is taken. */
function freeId(name: string, address: string, taken: ReadonlySet<string>): string {
  const base = slugOf(name) || slugOf(new URL(address).hostname) || "server";
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id) && !reserved.has(id)) return id;
  }
}

function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, 32)
    .replaceAll(/^-+|-+$/gu, "");
}

function namesIn(text: string): string[] {
  return [...new Set(text.split(/[\n,]/u).map((name) => name.trim()))].filter((name) => name !== "");
}
