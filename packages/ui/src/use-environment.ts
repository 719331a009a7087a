import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const coarse = "(pointer: coarse)";

/** Whether scripts run: false on the server and in the first render that takes over from it. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(never, isTrue, isFalse);
}

/** Whether the pointer is a finger. */
export function useIsCoarse(): boolean {
  return useSyncExternalStore(onPointerChange, hasCoarsePointer, isFalse);
}

function isTrue(): boolean {
  return true;
}

function isFalse(): boolean {
  return false;
}

function hasCoarsePointer(): boolean {
  return matchMedia(coarse).matches;
}

function onPointerChange(changed: () => void): () => void {
  const query = matchMedia(coarse);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
