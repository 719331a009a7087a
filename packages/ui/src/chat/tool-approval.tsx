"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../button.tsx";

/** Asks whether a tool may be called; one answer counts. */
export function ToolApproval({ name, onAnswer }: { name: string; onAnswer: (approved: boolean) => void }) {
  const t = useTranslations("ui.chat");
  const [isAnswered, setAnswered] = useState(false);
  function answer(approved: boolean) {
    setAnswered(true);
    onAnswer(approved);
  }
  return (
    <div
      role="group"
      aria-label={t("tool.ask", { name })}
      className="flex flex-wrap items-center gap-2 border-t border-line p-2"
    >
      <Button type="button" size="sm" variant="primary" disabled={isAnswered} onClick={() => answer(true)}>
        {t("tool.allow")}
      </Button>
      <Button type="button" size="sm" disabled={isAnswered} onClick={() => answer(false)}>
        {t("tool.refuse")}
      </Button>
    </div>
  );
}
