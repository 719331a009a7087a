"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../button.tsx";

/** Asks whether a tool may be called; one answer counts, once it is taken. */
export function ToolApproval({ name, onAnswer }: { name: string; onAnswer: (approved: boolean) => unknown }) {
  const t = useTranslations("ui.chat");
  const [isAnswered, setAnswered] = useState(false);
  async function answer(approved: boolean) {
    setAnswered(true);
    if ((await onAnswer(approved)) === false) setAnswered(false);
  }
  return (
    <div
      role="group"
      aria-label={t("tool.ask", { name })}
      className="flex flex-wrap items-center gap-2 border-t border-line p-2"
    >
      <Button
        type="button"
        size="sm"
        variant="primary"
        disabled={isAnswered}
        onClick={() => void answer(true)}
      >
        {t("tool.allow")}
      </Button>
      <Button type="button" size="sm" disabled={isAnswered} onClick={() => void answer(false)}>
        {t("tool.refuse")}
      </Button>
    </div>
  );
}
