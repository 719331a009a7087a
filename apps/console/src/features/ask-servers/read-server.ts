import type { McpServer, ServerConfig } from "@assay/agent";
import { refusalOf } from "@assay/router/providers";
import { serverId } from "./server-id.ts";

/** The fields of the form; the secrets' values are never shown again. */
export const shownFields = [
  "id",
  "name",
  "transport",
  "url",
  "headerName",
  "command",
  "args",
  "variableName",
] as const;
export type ServerField = (typeof shownFields)[number] | "headerValue" | "variableValue";

/** What is wrong with a field, by the key of its sentence. */
export interface FieldProblem {
  field: ServerField;
  code: string;
}

export interface ReadServerOptions {
  known: readonly McpServer[];
  allowsStdio: boolean;
  allowsLocal: boolean;
}

/** What the form asks for. `keep`: names of secrets that stay as they are. `before`: the server it changes. */
export interface ServerDraft {
  config: ServerConfig;
  keep: string[];
  before: McpServer | undefined;
}

type Fields = Partial<Record<ServerField, string>>;

const defaultHeader = "Authorization";

/** A server as somebody typed it, or what is wrong with it. Asks nobody. */
export function readServer(
  fields: Fields,
  options: ReadServerOptions,
): ServerDraft | { problems: FieldProblem[] } {
  const { known } = options;
  const id = fields.id ?? "";
  const before = known.find(({ config }) => config.id === id);
  if (id !== "" && before === undefined) return { problems: [{ field: "name", code: "gone" }] };
  const name = (fields.name ?? "").trim();
  const taken = known.map(({ config }) => config.id);
  const way = fields.transport === "stdio" ? readProgram(fields, options) : readAddress(fields, options);
  const problems: FieldProblem[] =
    name.length >= 1 && name.length <= 60 ? [] : [{ field: "name", code: "bad_name" }];
  if ("problems" in way) return { problems: [...problems, ...way.problems] };
  const secret = readSecret(fields, before);
  if ("problems" in secret) return { problems: [...problems, ...secret.problems] };
  if (problems.length > 0) return { problems };
  // What was decided about one server's tools does not hold for another's of the same names.
  const isSame = before !== undefined && partyOf(before.config) === partyOf(way);
  const shared = {
    id: before?.config.id ?? serverId(name, taken),
    name,
    isEnabled: isSame && before.config.isEnabled,
    tools: isSame ? before.config.tools : {},
  };
  const config: ServerConfig =
    way.transport === "http"
      ? { ...shared, ...way, headers: secret.given }
      : { ...shared, ...way, env: secret.given };
  return { config, keep: secret.keep, before };
}

function partyOf(way: Way | ServerConfig): string {
  return way.transport === "http" ? new URL(way.url).origin : JSON.stringify([way.command, way.args]);
}

type Way = { transport: "http"; url: string } | { transport: "stdio"; command: string; args: string[] };
type Problems = { problems: FieldProblem[] };

function readAddress({ url = "" }: Fields, { allowsLocal }: ReadServerOptions): Way | Problems {
  const address = url.trim();
  const refusal = address.length > 2_000 ? "bad_address" : refusalOf(address, allowsLocal);
  return refusal === undefined
    ? { transport: "http", url: address }
    : { problems: [{ field: "url", code: refusal }] };
}

function readProgram(
  { command = "", args = "" }: Fields,
  { allowsStdio }: ReadServerOptions,
): Way | Problems {
  if (!allowsStdio) return { problems: [{ field: "transport", code: "stdio_not_allowed" }] };
  const program = command.trim();
  const lines = args
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter(Boolean);
  if (program === "" || program.length > 1_000 || program.includes("\0"))
    return { problems: [{ field: "command", code: "bad_command" }] };
  if (lines.length > 100 || lines.some((line) => line.length > 4_000 || line.includes("\0")))
    return { problems: [{ field: "args", code: "bad_arguments" }] };
  return { transport: "stdio", command: program, args: lines };
}

/** A header or a variable with its value; a value that is left out stays as it is. */
function readSecret(
  fields: Fields,
  before: McpServer | undefined,
): { given: Record<string, string>; keep: string[] } | Problems {
  const isProgram = fields.transport === "stdio";
  const value = ((isProgram ? fields.variableValue : fields.headerValue) ?? "").trim();
  const typed = ((isProgram ? fields.variableName : fields.headerName) ?? "").trim();
  const name = typed === "" && value !== "" && !isProgram ? defaultHeader : typed;
  const [nameField, valueField] = isProgram
    ? (["variableName", "variableValue"] as const)
    : (["headerName", "headerValue"] as const);
  if (name === "" && value === "") return { given: {}, keep: [] };
  const isName = isProgram ? /^[A-Za-z_][A-Za-z0-9_]{0,99}$/u : /^[A-Za-z0-9-]{1,100}$/u;
  if (!isName.test(name))
    return { problems: [{ field: nameField, code: isProgram ? "bad_variable" : "bad_header" }] };
  if (value === "") {
    const isKept = before?.secrets.some((secret) => secret.name === name) === true;
    return isKept ? { given: {}, keep: [name] } : { problems: [{ field: valueField, code: "no_secret" }] };
  }
  const isValue = isProgram ? /^[^\0]{1,8000}$/u : /^[\x20-\x7e]{1,8000}$/u;
  if (!isValue.test(value)) return { problems: [{ field: valueField, code: "bad_secret" }] };
  return { given: { [name]: value }, keep: [] };
}
