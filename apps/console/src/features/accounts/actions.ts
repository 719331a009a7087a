"use server";
import { z } from "zod";
import { action, withQuery } from "~/server/action.ts";
import { callAuth } from "~/server/call-auth.ts";
import { NextPath } from "./next-path.ts";

const email = z.email();
const password = z.string().min(10).max(256);
const name = z.string().trim().min(1).max(80);

/** Back to the form, which still knows where its person was going. */
function refused(page: string, error: string, to: string): { error: string; at: string } {
  return { error, at: to === "/" ? page : withQuery(page, "next", to) };
}

export const signIn = action(
  "/sign-in",
  { email, password: z.string().min(1), next: NextPath },
  async (fields) => {
    const answer = await callAuth("/sign-in/email", { email: fields.email, password: fields.password });
    return "code" in answer ? refused("/sign-in", answer.code, fields.next) : { to: fields.next };
  },
);

export const signUp = action("/sign-up", { name, email, password, next: NextPath }, async (fields) => {
  const { next: to, ...account } = fields;
  const answer = await callAuth("/sign-up/email", account);
  return "code" in answer ? refused("/sign-up", answer.code, to) : { to };
});

export const signOut = action("/", {}, async () => {
  await callAuth("/sign-out", {});
  return { to: "/sign-in" };
});

export const resetPassword = action(
  "/reset-password",
  { token: z.string().max(500), password: z.string().max(1_000) },
  async (fields) => {
    // Whatever is wrong leads back with the token, or the link would be lost with the attempt.
    const at = withQuery("/reset-password", "token", fields.token);
    if (!password.safeParse(fields.password).success) return { error: "field.password", at };
    const answer = await callAuth("/reset-password", { token: fields.token, newPassword: fields.password });
    return "code" in answer ? { error: answer.code, at } : { to: "/sign-in", done: "password" };
  },
);
