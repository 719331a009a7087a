import type { Tone } from "./badge.tsx";

export interface ToastOptions {
  tone?: Exclude<Tone, "neutral" | "accent">;
  message: string;
  action?: { label: string; onSelect: () => void };
}

export interface Toast extends ToastOptions {
  id: number;
}

const most = 3;
const none: readonly Toast[] = [];

let toasts = none;
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a passing message; the oldest makes room for a fourth. Returns its id. */
export function showToast(options: ToastOptions): number {
  lastId += 1;
  replace([...toasts, { ...options, id: lastId }].slice(-most));
  return lastId;
}

/** Takes a message away; an id that is gone is none's business. */
export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly Toast[] => toasts,
  readOnServer: (): readonly Toast[] => none,
} as const;

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
