"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@assay/ui/button";
import { Icon } from "@assay/ui/icon";
import { ShareDialog } from "./share-dialog.tsx";
import type { ShareLink } from "./share-dialog.tsx";

const item =
  "flex min-h-8 w-full items-center gap-2 rounded px-2 text-left no-underline hover:bg-raised coarse:min-h-11";

/** What can be done with a whole conversation: files, paper, links. */
export function AskMenu({ threadId, shares }: { threadId: string; shares: readonly ShareLink[] }) {
  const t = useTranslations("ask.menu");
  const locale = useLocale();
  const [isSharing, setSharing] = useState(false);
  const file = (format: string) => `/api/chat/${threadId}/export?format=${format}&language=${locale}`;
  return (
    <>
      <Button type="button" size="sm" popoverTarget="ask-menu" aria-haspopup="menu">
        <Icon name="download" />
        <span className="max-sm:sr-only">{t("title")}</span>
      </Button>
      <div
        id="ask-menu"
        popover="auto"
        className="fixed inset-auto top-24 right-3 m-0 w-64 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-1.5 text-ink shadow-pop"
      >
        <a href={file("markdown")} download className={item}>
          <Icon name="file" /> {t("markdown")}
        </a>
        <a href={file("json")} download className={item}>
          <Icon name="file" /> {t("json")}
        </a>
        <a href={`/ask/${threadId}/print`} target="_blank" rel="noopener" className={item}>
          <Icon name="external" /> {t("pdf")}
        </a>
        <button
          type="button"
          className={item}
          onClick={({ currentTarget }) => {
            currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
            setSharing(true);
          }}
        >
          <Icon name="external" /> {t("share")}
        </button>
      </div>
      {isSharing && <ShareDialog threadId={threadId} shares={shares} onClose={() => setSharing(false)} />}
    </>
  );
}
