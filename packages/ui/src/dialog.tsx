"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { useModal } from "./use-modal.ts";

const sizes = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" } as const;

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Its buttons; the first choice stands last. */
  footer?: ReactNode;
  size?: keyof typeof sizes;
}

/** A modal: Esc, the cross and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ open, onClose, title, children, footer, size = "md" }: DialogProps) {
  const t = useTranslations("ui.dialog");
  const titleId = useId();
  const modal = useModal(open, onClose);
  return (
    <dialog
      {...modal}
      aria-labelledby={titleId}
      className={classNames(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface text-left text-base font-normal whitespace-normal text-ink shadow-pop",
        sizes[size],
      )}
    >
      <header className="sticky top-0 flex items-start justify-between gap-3 border-b border-line bg-surface py-2 pr-2 pl-4">
        <h2 id={titleId} className="py-1 text-lg">
          {title}
        </h2>
        <button
          type="button"
          onClick={() => modal.ref.current?.close()}
          aria-label={t("close")}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded text-muted hover:bg-raised hover:text-ink coarse:size-11"
        >
          <Icon name="close" />
        </button>
      </header>
      {open && <div className="p-4">{children}</div>}
      {open && footer !== undefined && (
        <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-4 py-3">
          {footer}
        </footer>
      )}
    </dialog>
  );
}
