"use client";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { Icon } from "./icon.tsx";
import { isComposing } from "./is-composing.ts";
import type { Shortcut } from "./shortcuts-dialog.tsx";
import { isApple, useCommandKey } from "./use-command-key.ts";

export interface PaletteItem {
  id: string;
  label: string;
  group: string;
  href: string;
  /** Other words it is found by, in either language. */
  keywords?: readonly string[];
}

export interface CommandPaletteProps {
  items: readonly PaletteItem[];
  /** Where a search over everything starts; the words are added to it. */
  searchHref?: string | undefined;
  shortcuts?: readonly Shortcut[];
}

type Opened = "palette" | "shortcuts" | null;

const PaletteBody = lazy(async () => {
  const { CommandPaletteBody } = await import("./command-palette-body.tsx");
  return { default: CommandPaletteBody };
});
const Shortcuts = lazy(async () => {
  const { ShortcutsDialog } = await import("./shortcuts-dialog.tsx");
  return { default: ShortcutsDialog };
});

/** The button and the keys that open the search over all pages: Ctrl+K or /, and ? for the list of shortcuts. */
export function CommandPalette({ items, searchHref, shortcuts = [] }: CommandPaletteProps) {
  const t = useTranslations("ui.palette");
  const commandKey = useCommandKey();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const asked = askedFor(event);
      if (asked === null || document.querySelector("dialog:modal") !== null) return;
      event.preventDefault();
      setOpened(asked);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <>
      <button
        type="button"
        onClick={() => setOpened("palette")}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        className="inline-flex min-h-8 min-w-8 items-center justify-center gap-2 rounded border border-transparent px-2 text-sm text-muted hover:bg-raised hover:text-ink md:border-line md:bg-bg coarse:min-h-11 coarse:min-w-11"
      >
        <Icon name="search" />
        <span className="sr-only md:not-sr-only">{t("search")}</span>
        <kbd aria-hidden className="hidden font-sans text-xs text-faint md:inline coarse:hidden">
          {commandKey} K
        </kbd>
      </button>
      <Suspense>
        {opened === "palette" && <PaletteBody items={items} searchHref={searchHref} onClose={close} />}
        {opened === "shortcuts" && <Shortcuts open onClose={close} shortcuts={shortcuts} />}
      </Suspense>
    </>
  );
}

function askedFor(event: KeyboardEvent): Opened {
  if (event.defaultPrevented || isComposing(event) || event.altKey) return null;
  const isCommand = isApple() ? event.metaKey : event.ctrlKey;
  if (isCommand && !event.shiftKey && event.key.toLowerCase() === "k") return "palette";
  if (event.ctrlKey || event.metaKey || isTyping(event.target)) return null;
  if (event.key === "/") return "palette";
  return event.key === "?" ? "shortcuts" : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
