import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";

export interface ChatExample {
  label: string;
  /** What is sent. */
  prompt: string;
}

export interface EmptyThreadProps {
  examples: readonly ChatExample[];
  onPick: (prompt: string) => void;
  title?: ReactNode;
  note?: ReactNode;
}

/** What stands where no message is yet: examples that work as they are. */
export function EmptyThread({ examples, onPick, title, note }: EmptyThreadProps) {
  const t = useTranslations("ui.chat");
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-8">
      <div className="m-auto w-full max-w-xl">
        <p className="text-xl font-semibold">{title ?? t("emptyTitle")}</p>
        <div className="mt-1 text-muted">{note ?? t("emptyNote")}</div>
        <ul className="mt-4 divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {examples.map(({ label, prompt }) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => onPick(prompt)}
                className="flex min-h-10 w-full items-center justify-between gap-3 px-3 py-2 text-left -outline-offset-2 hover:bg-raised coarse:min-h-11"
              >
                <span className="min-w-0">{label}</span>
                <Icon name="right" className="size-4 text-faint" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
