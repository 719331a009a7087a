"use server";
import { cookies } from "next/headers";
import { GuardianPin, Profile, profileCookieOptions } from "@assay/auth";
import { z } from "zod";
import { action } from "~/server/action.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

const page = "/profiles";

export const chooseProfile = action(
  page,
  { id: z.string(), pin: z.string().max(64).optional() },
  async ({ id, pin }) => {
    const { workspaceId } = await requirePrincipal("data.read");
    const outcome = await platform().profiles.choose(workspaceId, id, pin);
    if ("refused" in outcome) return { error: `pin.${outcome.refused}` };
    const { name, ...options } = profileCookieOptions;
    (await cookies()).set(name, outcome.token, options);
    return { to: "/" };
  },
);

export const addProfile = action(
  page,
  { name: Profile.shape.name, kind: Profile.shape.kind },
  async (fields) => {
    const { workspaceId } = await requirePrincipal("settings.write");
    await platform().profiles.create(workspaceId, fields);
    return { to: page, done: "profile" };
  },
);

export const setPin = action(
  page,
  { pin: GuardianPin, present: z.string().max(64).optional() },
  async ({ pin, present }) => {
    const { workspaceId } = await requirePrincipal("settings.write");
    const outcome = await platform().profiles.setPin(workspaceId, pin, present);
    return outcome === "set" ? { to: page, done: "pin" } : { error: `pin.${outcome}` };
  },
);
