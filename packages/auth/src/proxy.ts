import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { AuthEnv, originsOf } from "./env.ts";
import { contentSecurityPolicy, createNonce, isKnownHost, securityHeaders } from "./headers.ts";
import type { PolicyOptions } from "./headers.ts";

/** The longest path and query that a page is asked for with; more is answered with 414 before anything is read. */
export const longestAddress = 8_000;

/** The request header by which a page learns its own path and query. */
export const pathHeader = "x-assay-path";

type ProxyOptions = Pick<PolicyOptions, "connect" | "microphone">;

/**
 * The proxy of an application, before every page: no host but ours, no endless address, a policy with a nonce of its
 * own, and the other security headers. The environment is read at the first request.
 */
export function createProxy(options: ProxyOptions = {}): (request: NextRequest) => NextResponse {
  let origins: string[] | undefined;
  return (request) => {
    origins ??= originsOf(AuthEnv.parse(process.env));
    const headers = new Headers(request.headers);
    const isDevelopment = process.env.NODE_ENV === "development";
    const policy = contentSecurityPolicy({ ...options, nonce: createNonce(), isDevelopment });
    const { pathname, search } = request.nextUrl;
    headers.set(pathHeader, `${pathname}${search}`);
    // Next takes the nonce for its own scripts from here.
    headers.set("content-security-policy", policy);
    const response = !isKnownHost(request.headers.get("host"), origins)
      ? new NextResponse("This address is not one of Assay's.\n", { status: 421 })
      : pathname.length + search.length > longestAddress
        ? new NextResponse(
            `This address is too long. Shorten the part after the question mark to less than ${longestAddress} characters.\n地址过长：请将问号之后的部分缩短到 ${longestAddress} 个字符以内。\n`,
            { status: 414, headers: { "content-type": "text/plain; charset=utf-8" } },
          )
        : NextResponse.next({ request: { headers } });
    response.headers.set("content-security-policy", policy);
    for (const [name, value] of Object.entries(securityHeaders(options))) response.headers.set(name, value);
    return response;
  };
}
