import "server-only";
import { cookies, headers } from "next/headers";
import { parseSetCookieHeader } from "better-auth/cookies";
import { platform } from "./platform.ts";

const passedOn = [
  "cookie",
  "origin",
  "host",
  "user-agent",
  "x-forwarded-for",
  "x-forwarded-proto",
  "sec-fetch-site",
];

/** What better-auth answered: its body, or the code of its refusal. */
export type AuthAnswer = { body: unknown } | { code: string };

/**
 * Calls better-auth for a form, as its own browser client would: through its limits and checks. Its cookies go to the
 * browser.
 */
export async function callAuth(path: string, body: unknown): Promise<AuthAnswer> {
  const { auth } = platform();
  const incoming = await headers();
  const sent = new Headers({ "content-type": "application/json" });
  for (const name of passedOn) {
    const value = incoming.get(name);
    if (value !== null) sent.set(name, value);
  }
  const url = `http://${incoming.get("host") ?? "localhost"}/api/auth${path}`;
  const response = await auth.handler(
    new Request(url, { method: "POST", headers: sent, body: JSON.stringify(body) }),
  );
  await passCookies(response);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { body: answer };
  const code: unknown = Reflect.get(Object(answer), "code");
  return { code: typeof code === "string" ? code : response.status === 429 ? "TOO_MANY_REQUESTS" : "FAILED" };
}

async function passCookies(response: Response): Promise<void> {
  const jar = await cookies();
  for (const header of response.headers.getSetCookie()) {
    for (const [name, { value, ...attributes }] of parseSetCookieHeader(header)) {
      jar.set(name, decodeURIComponent(value), {
        httpOnly: true,
        sameSite: "lax",
        path: "/",
        secure: attributes.secure ?? false,
        ...(attributes["max-age"] !== undefined && { maxAge: attributes["max-age"] }),
        ...(attributes.domain !== undefined && { domain: attributes.domain }),
      });
    }
  }
}
