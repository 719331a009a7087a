import type { PiiVault } from "../guardrails/pii.ts";

const opening = /\[(?:[a-z_]{0,20}|[a-z_]{1,20} \d{0,6})$/u;

/** Fills masked values in again while a text streams: what may still become a placeholder is held back. */
export function createRestoreStream(vault: PiiVault): { push(delta: string): string; flush(): string } {
  let held = "";
  return {
    push(delta) {
      const text = vault.restore(held + delta);
      const start = opening.exec(text)?.index ?? text.length;
      held = text.slice(start);
      return text.slice(0, start);
    },
    flush() {
      const text = held;
      held = "";
      return text;
    },
  };
}
