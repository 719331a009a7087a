"use client";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import type { MouseEvent } from "react";
import { CitationCard } from "./citation.tsx";
import type { Citation } from "./citation.tsx";
import { classNames } from "./class-names.ts";

/** The number of a citation. Opens its card; without JavaScript, or with a modifier key, it leads to the passage. */
export function CitationChip({ citation }: { citation: Citation }) {
  const t = useTranslations("ui.citation");
  const chip = useRef<HTMLAnchorElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  const [isOpen, setOpen] = useState(false);
  const isConfirmed = citation.state !== "unconfirmed";

  useLayoutEffect(() => {
    if (!isOpen) return;
    function follow() {
      if (chip.current !== null && card.current !== null) place(card.current, chip.current);
    }
    follow();
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", follow, { capture: true });
  }, [isOpen]);

  function onClick(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !("popover" in HTMLElement.prototype)) return;
    event.preventDefault();
    const isByKey = event.detail === 0;
    // The press has closed an open card already; a second press is to close it, not to open it anew.
    if (isByKey) card.current?.togglePopover();
    else if (!wasOpen.current) card.current?.showPopover();
  }

  return (
    <>
      <a
        ref={chip}
        href={citation.href}
        aria-label={t("chip", { number: citation.number, title: citation.title })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={onClick}
        className={classNames(
          "mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm px-1 align-[0.12em] text-xs font-medium no-underline hover:underline coarse:h-6 coarse:min-w-6",
          isConfirmed ? "bg-accent-soft text-accent" : "bg-warn-soft text-warn",
        )}
      >
        {citation.number}
        {!isConfirmed && "?"}
      </a>
      <span
        ref={card}
        popover="auto"
        role="dialog"
        aria-label={t("chip", { number: citation.number, title: citation.title })}
        onBeforeToggle={({ newState }) => {
          if (newState === "open") setOpen(true);
        }}
        // Emptied once it is closed: the browser gives the focus back only from an element that is still there.
        onToggle={({ newState }) => setOpen(newState === "open")}
        className="fixed inset-auto m-0 w-88 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-3 font-normal whitespace-normal shadow-pop"
      >
        {isOpen && <CitationCard citation={citation} />}
      </span>
    </>
  );
}

const gap = 6;
const margin = 8;

/** Puts a card under its chip, or above where there is no room below; away when the chip is out of sight. */
function place(card: HTMLElement, chip: HTMLElement): void {
  const at = chip.getBoundingClientRect();
  if (at.bottom < 0 || at.top > window.innerHeight) return card.hidePopover();
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + gap;
  const fits = below + height + margin <= window.innerHeight;
  const left = Math.max(margin, Math.min(at.left, document.documentElement.clientWidth - width - margin));
  card.style.left = `${left}px`;
  card.style.top = `${fits ? below : Math.max(margin, at.top - gap - height)}px`;
}
