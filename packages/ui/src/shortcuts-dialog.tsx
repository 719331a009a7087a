"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "./dialog.tsx";
import { useCommandKey } from "./use-command-key.ts";

export interface Shortcut {
  /** The keys pressed together, as they are printed on the keyboard. */
  keys: readonly string[];
  label: string;
}

export interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  /** Those of the application, after those every page has. */
  shortcuts?: readonly Shortcut[];
}

/** The list of keyboard shortcuts. */
export function ShortcutsDialog({ open, onClose, shortcuts = [] }: ShortcutsDialogProps) {
  const t = useTranslations("ui.palette");
  const commandKey = useCommandKey();
  const all: Shortcut[] = [
    { keys: [commandKey, "K"], label: t("shortcutOpen") },
    { keys: ["/"], label: t("shortcutSearch") },
    { keys: ["?"], label: t("shortcutList") },
    { keys: ["Esc"], label: t("shortcutEscape") },
    { keys: ["Enter"], label: t("shortcutSend") },
    { keys: ["Shift", "Enter"], label: t("shortcutNewline") },
    ...shortcuts,
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t("shortcuts")} size="sm">
      <dl className="grid gap-1">
        {all.map(({ keys, label }) => (
          <div key={label} className="flex min-h-8 items-center justify-between gap-4">
            <dt className="text-muted">{label}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** A key as it is printed on a keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-5 justify-center rounded-sm border border-line bg-raised px-1 font-sans text-xs text-muted">
      {children}
    </kbd>
  );
}
