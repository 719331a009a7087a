"use server";
import { z } from "zod";
import { action, withQuery } from "~/server/action.ts";
import { callAuth } from "~/server/call-auth.ts";

const email = z.email();
const password = z.string().min(10).max(256);
const name = z.string().trim().min(1).max(80);
/** Only a path of this application: a form cannot send anyone elsewhere. */
const next = z
  .string()
  .regex(/^\/(?![/\\])/u)
  .catch("/");

/** Back to the form, which still knows where its person was going. */
function refused(page: string, error: string, to: string): { error: string; at: string } {
  return { error, at: to === "/" ? page : withQuery(page, "next", to) };
}

export const signIn = action("/sign-in", { email, password: z.string().min(1), next }, async (fields) => {
  const answer = await callAuth("/sign-in/email", { email: fields.email, password: fields.password });
  return "code" in answer ? refused("/sign-in", answer.code, fields.next) : { to: fields.next };
});

export const signUp = action("/sign-up", { name, email, password, next }, async (fields) => {
  const { next: to, ...account } = fields;
  const answer = await callAuth("/sign-up/email", account);
  return "code" in answer ? refused("/sign-up", answer.code, to) : { to };
});

export const signOut = action("/", {}, async () => {
  await callAuth("/sign-out", {});
  return { to: "/sign-in" };
});

export const resetPassword = action("/reset-password", { token: z.string(), password }, async (fields) => {
  const answer = await callAuth("/reset-password", { token: fields.token, newPassword: fields.password });
  return "code" in answer ? { error: answer.code } : { to: "/sign-in", done: "password" };
});
