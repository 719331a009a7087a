import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";
import { classNames } from "./class-names.ts";

const tones: Record<Exclude<Tone, "neutral" | "accent">, string> = {
  good: "border-good bg-good-soft",
  warn: "border-warn bg-warn-soft",
  bad: "border-bad bg-bad-soft",
  info: "border-info bg-info-soft",
};

export interface NoticeProps {
  tone?: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
}

/** What went wrong or well, in the flow of the page; a failure is announced at once. */
export function Notice({ tone = "info", title, children }: NoticeProps) {
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={classNames("rounded border-l-4 px-3 py-2 text-ink", tones[tone])}
    >
      {title !== undefined && <p className="font-medium">{title}</p>}
      {children}
    </div>
  );
}
