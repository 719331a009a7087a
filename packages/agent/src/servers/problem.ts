import { SdkError, SdkErrorCode, SdkHttpError } from "@modelcontextprotocol/client";

/** Why a server cannot be used. */
export const serverProblemCodes = [
  "server.bad_address",
  "server.credentials",
  "server.link_local",
  "server.loopback",
  "server.not_https",
  "server.stdio_not_allowed",
  "server.not_found",
  "server.unauthorised",
  "server.redirected",
  "server.timed_out",
  "server.too_large",
  "server.unreachable",
  "server.not_mcp",
] as const;
export type ServerProblemCode = (typeof serverProblemCodes)[number];

/** Thrown where a server is not to be spoken to, or no longer. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerProblemCode;

  constructor(code: ServerProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const ofTransport: Partial<Record<SdkErrorCode, ServerProblemCode>> = {
  [SdkErrorCode.RequestTimeout]: "server.timed_out",
  [SdkErrorCode.ClientHttpAuthentication]: "server.unauthorised",
  [SdkErrorCode.ClientHttpForbidden]: "server.unauthorised",
  [SdkErrorCode.ClientHttpUnexpectedContent]: "server.not_mcp",
  [SdkErrorCode.InvalidResult]: "server.not_mcp",
  [SdkErrorCode.ListPaginationExceeded]: "server.too_large",
};

/** What an error of the client or of its transport means for whoever configured the server. */
export function problemOf(error: unknown): ServerProblemCode {
  for (const each of causes(error)) {
    if (each instanceof ServerError) return each.code;
    if (SdkHttpError.isInstance(each)) return ofStatus(each.status);
    if (SdkError.isInstance(each)) {
      const code = ofTransport[each.code];
      if (code !== undefined) return code;
    }
    const system = codeOf(each);
    if (system === "ENOENT" || system === "EACCES") return "server.not_found";
    if (each.name === "UnauthorizedError" || each.name === "InsufficientScopeError")
      return "server.unauthorised";
    if (each.name === "SyntaxError" || each.name === "ZodError") return "server.not_mcp";
    if (each.name === "TimeoutError") return "server.timed_out";
  }
  return "server.unreachable";
}

function ofStatus(status: number): ServerProblemCode {
  if (status === 401 || status === 403) return "server.unauthorised";
  if (status === 404 || status === 405 || status === 410) return "server.not_found";
  if (status >= 300 && status < 400) return "server.redirected";
  return status >= 500 ? "server.unreachable" : "server.not_mcp";
}

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < 8; each = each.cause) chain.push(each);
  return chain;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
