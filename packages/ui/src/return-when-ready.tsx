"use client";
import { useEffect } from "react";

const pollMs = 1_500;

/** Loads the page again once the application is healthy. */
export function ReturnWhenReady() {
  useEffect(() => {
    const timer = setInterval(() => {
      fetch("/healthz", { cache: "no-store" }).then(
        ({ ok }) => ok && location.reload(),
        () => {},
      );
    }, pollMs);
    return () => clearInterval(timer);
  }, []);
  return null;
}
