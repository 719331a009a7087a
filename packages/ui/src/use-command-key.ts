"use client";
import { useSyncExternalStore } from "react";

/** What the key of shortcuts is called on this machine: "Ctrl", or "⌘" on Apple's. */
export function useCommandKey(): "Ctrl" | "⌘" {
  return useSyncExternalStore(
    neverChanges,
    () => (isApple() ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}

/** Whether the machine has a command key, and Ctrl+K belongs to the text field. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}

function neverChanges(): () => void {
  return () => {};
}
