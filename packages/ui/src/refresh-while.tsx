"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/** Reads the page anew every so often while something on it is under way and somebody looks. */
export function RefreshWhile({ isActive, everyMs = 2_000 }: { isActive: boolean; everyMs?: number }) {
  const { refresh } = useRouter();
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startTransition(refresh);
    }, everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs, refresh]);
  return null;
}
