"use client";
import { CopyButton } from "@assay/ui/copy-button";

/** Copies the whole address of a page. */
export function CopyAddress({ path, label }: { path: string; label: string }) {
  const text = typeof window === "undefined" ? path : new URL(path, window.location.origin).href;
  return <CopyButton text={text} label={label} size="md" showLabel />;
}
