import "server-only";
import { cache } from "react";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { identify, permit } from "@assay/auth";
import type { Permission, Principal } from "@assay/auth";
import { platform } from "./platform.ts";

/** Who asks; looked up once for a request. */
export const currentPrincipal = cache(async () => identify(platform(), await headers()));

/** Who asks, when they may. Sends those who are not signed in to sign in, and stops the others. */
export async function requirePrincipal(permission: Permission): Promise<Principal> {
  const permitted = permit(await currentPrincipal(), permission);
  if (!("refused" in permitted)) return permitted;
  if (permitted.refused === "auth.sign_in") redirect("/sign-in");
  forbidden();
}
