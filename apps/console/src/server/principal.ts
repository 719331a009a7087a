import "server-only";
import { cache } from "react";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { identify, permit } from "@assay/auth";
import type { Permission, Principal } from "@assay/auth";
import { pathHeader } from "@assay/auth/proxy";
import { platform } from "./platform.ts";

/** Who asks; looked up once for a request. */
export const currentPrincipal = cache(async () => identify(platform(), await headers()));

/** Who asks, when they may. Sends those who are not signed in to sign in and back, and stops the others. */
export async function requirePrincipal(permission: Permission): Promise<Principal> {
  const permitted = permit(await currentPrincipal(), permission);
  if (!("refused" in permitted)) return permitted;
  if (permitted.refused === "auth.sign_in") redirect(await signInAddress());
  forbidden();
}

/** The sign-in page; a form that was sent after the session had ended is come back to. */
async function signInAddress(): Promise<string> {
  const incoming = await headers();
  const here = incoming.get(pathHeader) ?? "/";
  const query = new URLSearchParams({ next: here });
  if (incoming.has("next-action") || incoming.get("content-type")?.startsWith("multipart/form-data") === true)
    query.set("resume", "1");
  return here === "/" ? "/sign-in" : `/sign-in?${query.toString()}`;
}
