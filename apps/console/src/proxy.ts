import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { contentSecurityPolicy, createNonce, isKnownHost, securityHeaders } from "@assay/auth/headers";
import { readOrigins } from "./server/env.ts";

/** Before every page: no host but ours, a policy with a nonce of its own, and the other security headers. */
export function proxy(request: NextRequest): NextResponse {
  if (!isKnownHost(request.headers.get("host"), readOrigins())) {
    return new NextResponse("This address is not one of Assay's.\n", { status: 421 });
  }
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce: createNonce(), isDevelopment });
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"] };
