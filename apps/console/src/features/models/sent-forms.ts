import "server-only";
import { randomUUID } from "node:crypto";

const most = 2_000;

declare global {
  // Pages and actions may have modules of their own.
  var assaySentForms: Set<string> | undefined;
}

const sent = (globalThis.assaySentForms ??= new Set());

/** A number for a form that must do its work once, even where a browser sends it again on reload. */
export function formNumber(): string {
  return randomUUID();
}

/** Whether a form has done its work already. */
export function wasSent(number: string): boolean {
  return sent.has(number);
}

/** Notes that a form has done its work. */
export function noteSent(number: string): void {
  if (number === "" || number.length > 64) return;
  if (sent.size >= most) sent.clear();
  sent.add(number);
}
