import { randomBytes } from "node:crypto";

/** A number used once, by which a page's own scripts are told from any other. */
export function createNonce(): string {
  return randomBytes(18).toString("base64");
}

export interface PolicyOptions {
  nonce: string;
  /** Development servers evaluate code they have just compiled, and style their own messages. */
  isDevelopment?: boolean;
  /** Further addresses a page may talk to, such as the other applications. */
  connect?: readonly string[];
  /** The page uses the microphone. */
  microphone?: boolean;
}

/**
 * The Content-Security-Policy of a page: its own scripts by nonce, no others, no plugins, no frames around it. Styles
 * may stand in attributes, which React sets for computed sizes; a style cannot run code.
 */
export function contentSecurityPolicy({ nonce, isDevelopment = false, connect = [] }: PolicyOptions): string {
  const evaluated = isDevelopment ? " 'unsafe-eval'" : "";
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${evaluated}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...connect, ...(isDevelopment ? ["ws:"] : [])].join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The other headers every answer carries. */
export function securityHeaders({ microphone = false }: Pick<PolicyOptions, "microphone"> = {}): Record<
  string,
  string
> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-site",
    "permissions-policy": `camera=(), geolocation=(), microphone=(${microphone ? "self" : ""}), payment=(), usb=()`,
  };
}

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request names a host it may come by. Without accounts only loopback's own names do: a page elsewhere whose
 * name was pointed at this machine names itself.
 */
export function isKnownHost(host: string | null, origins: readonly string[]): boolean {
  if (host === null) return false;
  if (origins.some((origin) => new URL(origin).host === host)) return true;
  return origins.every((origin) => isLoopback(new URL(origin).hostname)) && isLoopback(nameOf(host));
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/u, "");
}

/** Whether a host name or address means this machine only. */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host) || host === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/** Why an application may not listen on a host, or undefined. */
export function refuseBinding(host: string, isAuthRequired: boolean): string | undefined {
  if (isLoopback(host) || isAuthRequired) return undefined;
  return `Without accounts everyone who reaches ${host} would act as the owner. Set ASSAY_AUTH=required and ASSAY_ORIGINS, or bind to 127.0.0.1.`;
}
