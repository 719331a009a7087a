import type { ThreadProblem } from "../store/thread-store.ts";

/** One table: code to HTTP status and sentence. */
const refusals = {
  "chat.bad_request": { status: 400, message: "The request is not one of those a chat takes." },
  "chat.signed_out": { status: 401, message: "Sign in first." },
  "chat.forbidden": { status: 403, message: "This is not allowed here." },
  "chat.unknown_thread": { status: 404, message: "There is no such conversation." },
  "chat.unknown_turn": { status: 404, message: "There is no such message in this conversation." },
  "chat.unknown_address": { status: 404, message: "There is nothing at this address." },
  "chat.busy": { status: 409, message: "An answer is being written in this conversation already." },
  "chat.too_long": { status: 413, message: "The message is too long." },
  "chat.failed": { status: 500, message: "Something went wrong on our side." },
  "db.unavailable": { status: 503, message: "The database does not answer. Try again in a moment." },
} as const satisfies Record<string, { status: number; message: string }> &
  Record<ThreadProblem, { status: number; message: string }>;
export type RefusalCode = keyof typeof refusals;

/** A request that is refused, on its way to the response. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message?: string) {
    super(message ?? refusals[code].message);
    this.code = code;
  }
}

/** `{ error: { code, message } }` with its status. */
export function refusalResponse({ code, message }: { code: RefusalCode; message?: string }): Response {
  const { status, message: usual } = refusals[code];
  return Response.json(
    { error: { code, message: message ?? usual } },
    { status, headers: { "cache-control": "no-store" } },
  );
}

/** Takes a store's answer; its refusal is thrown. @throws Refusal */
export function accepted<Value extends object | string>(value: Value | { problem: ThreadProblem }): Value {
  if (typeof value === "object" && "problem" in value) throw new Refusal(value.problem);
  return value;
}
