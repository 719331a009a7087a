"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent } from "react";
import type { PaletteItem } from "./command-palette.tsx";
import { classNames } from "./class-names.ts";
import { fuzzyRank } from "./fuzzy-rank.ts";
import { Icon } from "./icon.tsx";
import { isComposing } from "./is-composing.ts";
import { groupItems } from "./palette-groups.ts";
import { readRecent, rememberRecent } from "./recent-items.ts";
import { Key } from "./shortcuts-dialog.tsx";
import { useModal } from "./use-modal.ts";

const mostShown = 200;
const mostWords = 200;
const searchAll = "search-all";

/** The open palette: a combobox over a listbox of links. Loaded when it is first asked for. */
export function CommandPaletteBody({
  items,
  searchHref,
  onClose,
}: {
  items: readonly PaletteItem[];
  /** Where a search over everything starts; the words are added to it. */
  searchHref?: string | undefined;
  onClose: () => void;
}) {
  const t = useTranslations("ui.palette");
  const router = useRouter();
  const id = useId();
  const modal = useModal(true, onClose);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [recent] = useState(readRecent);

  const groups = useMemo(() => {
    const words = query.trim();
    const found = groupItems(
      fuzzyRank(items, words).slice(0, mostShown),
      words === "" ? recent : [],
      t("recent"),
    );
    if (searchHref === undefined || words === "") return found;
    const all = { id: searchAll, group: t("further"), label: t("searchAll", { query: words }) };
    const href = `${searchHref}${encodeURIComponent(words.slice(0, mostWords))}`;
    return [...found, { label: all.group, isRecent: false, items: [{ ...all, href }] }];
  }, [items, query, recent, searchHref, t]);
  const shown = groups.flatMap((group) => group.items);
  const optionId = (at: number) => `${id}-option-${at}`;

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, query]);

  function follow(item: PaletteItem) {
    if (item.id !== searchAll) rememberRecent(item.id);
    onClose();
    router.push(item.href);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent) || shown.length === 0) return;
    const moves: Record<string, number> = {
      ArrowDown: (active + 1) % shown.length,
      ArrowUp: (active - 1 + shown.length) % shown.length,
      PageDown: Math.min(active + 8, shown.length - 1),
      PageUp: Math.max(active - 8, 0),
    };
    const moved = moves[event.key];
    const chosen = shown[active];
    if (moved !== undefined) setActive(moved);
    else if (event.key === "Enter" && chosen !== undefined) follow(chosen);
    else return;
    event.preventDefault();
  }

  function onOptionClick(event: MouseEvent, item: PaletteItem) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(item);
  }

  let at = -1;
  return (
    <dialog
      {...modal}
      aria-label={t("open")}
      className="mx-auto mt-[min(12dvh,6rem)] mb-auto w-[calc(100vw-2rem)] max-w-xl overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-pop"
    >
      <div className="flex items-center gap-2 border-b border-line px-3 focus-within:border-accent">
        <Icon name="search" className="size-4 text-faint" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? optionId(active) : undefined}
          aria-label={t("search")}
          placeholder={t("placeholder")}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-11 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
        />
        <button
          type="button"
          onClick={() => modal.ref.current?.close()}
          className="inline-flex items-center justify-center rounded p-1 coarse:size-11"
        >
          <span aria-hidden className="coarse:hidden">
            <Key>Esc</Key>
          </span>
          <Icon name="close" className="hidden size-4 text-muted coarse:block" />
          <span className="sr-only">{t("close")}</span>
        </button>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("results")}
        className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-1.5 empty:hidden"
      >
        {groups.map((group, groupAt) => (
          <div key={group.label} role="group" aria-labelledby={`${id}-group-${groupAt}`}>
            <div id={`${id}-group-${groupAt}`} className="px-2 pt-2 pb-1 text-xs text-faint">
              {group.label}
            </div>
            {group.items.map((item) => {
              at += 1;
              const index = at;
              return (
                <a
                  key={item.id}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  tabIndex={-1}
                  href={item.href}
                  onClick={(event) => onOptionClick(event, item)}
                  onPointerMove={() => setActive(index)}
                  className={classNames(
                    "flex min-h-8 items-center justify-between gap-3 rounded px-2 no-underline coarse:min-h-11",
                    index === active && "bg-accent-soft",
                  )}
                >
                  <span className="truncate">{item.label}</span>
                  {group.isRecent && <span className="shrink-0 text-xs text-muted">{item.group}</span>}
                </a>
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className={shown.length === 0 ? "px-4 py-6 text-center text-muted" : "sr-only"}>
        {shown.length === 0 ? t("nothing", { query }) : t("count", { count: shown.length })}
      </p>
    </dialog>
  );
}
