"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import type { ButtonSize } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icon.tsx";

export interface CopyButtonProps {
  text: string;
  /** What is copied, such as "Copy the link"; "Copy" when left out. */
  label?: string;
  size?: ButtonSize;
  /** The label stands beside the drawing. */
  showLabel?: boolean;
}

const saidMs = 2500;

/** Copies a text and says so; where the clipboard is refused it shows the text, selected. */
export function CopyButton({ text, label, size = "sm", showLabel = false }: CopyButtonProps) {
  const t = useTranslations("ui.copy");
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const name = label ?? t("copy");

  useEffect(() => {
    if (state !== "copied") return;
    const timer = setTimeout(() => setState("idle"), saidMs);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  }

  return (
    <>
      <Button type="button" variant="quiet" size={size} onClick={copy} aria-label={name} title={name}>
        <Icon name={state === "copied" ? "check" : "copy"} />
        {showLabel && <span>{state === "copied" ? t("copied") : name}</span>}
      </Button>
      <span role="status" className="sr-only">
        {state === "copied" && t("copied")}
      </span>
      {state === "refused" && (
        <Dialog open onClose={() => setState("idle")} title={name}>
          <p className="mb-2 text-muted">{t("byHand")}</p>
          <textarea
            data-autofocus
            readOnly
            rows={6}
            value={text}
            aria-label={name}
            onFocus={(event) => event.currentTarget.select()}
            className="control w-full font-mono text-sm"
          />
        </Dialog>
      )}
    </>
  );
}
