"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";
import { isComposing } from "./is-composing.ts";
import { dismissToast, toastStore } from "./toast-store.ts";
import type { Toast } from "./toast-store.ts";

export { dismissToast, showToast } from "./toast-store.ts";

const shownMs = 6000;
const shownWithActionMs = 12_000;

/** Where passing messages appear; stands once in a page. An error stays until it is dismissed. */
export function Toaster() {
  const t = useTranslations("ui.toast");
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  const [isPaused, setPaused] = useState(false);
  const newest = toasts.at(-1)?.id;

  useEffect(() => {
    if (newest === undefined) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
      if (newest !== undefined && document.querySelector("dialog:modal, :popover-open") === null)
        dismissToast(newest);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [newest]);

  const items = (isError: boolean) =>
    toasts
      .filter(({ tone }) => (tone === "bad") === isError)
      .map((toast) => (
        <ToastItem key={toast.id} toast={toast} isPaused={isPaused} onGone={() => setPaused(false)} />
      ));

  return (
    <section
      aria-label={t("label")}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
      className="pointer-events-none fixed inset-x-4 top-16 z-40 grid gap-2 sm:top-auto sm:right-4 sm:bottom-4 sm:left-auto sm:w-88"
    >
      <div role="alert" className="grid gap-2">
        {items(true)}
      </div>
      <div role="status" className="grid gap-2">
        {items(false)}
      </div>
    </section>
  );
}

const looks: Record<NonNullable<Toast["tone"]>, { glyph: IconName | null; color: string }> = {
  info: { glyph: null, color: "border-l-info" },
  good: { glyph: "check", color: "border-l-good" },
  warn: { glyph: "warning", color: "border-l-warn" },
  bad: { glyph: "warning", color: "border-l-bad" },
};

/** One passing message; goes by itself unless it is an error or somebody is at it. */
export function ToastItem({
  toast,
  isPaused,
  onGone,
}: {
  toast: Toast;
  isPaused: boolean;
  /** Called when somebody takes it away: the pointer or the focus that was on it leaves without an event. */
  onGone?: () => void;
}) {
  const t = useTranslations("ui.toast");
  const { id, tone = "info", message, action } = toast;
  const { glyph, color } = looks[tone];
  const isLasting = tone === "bad";
  const duration = action === undefined ? shownMs : shownWithActionMs;

  useEffect(() => {
    if (isPaused || isLasting) return;
    const timer = setTimeout(() => dismissToast(id), duration);
    return () => clearTimeout(timer);
  }, [id, isPaused, isLasting, duration]);

  function dismiss() {
    dismissToast(id);
    onGone?.();
  }

  return (
    <div
      className={classNames(
        "pointer-events-auto flex items-start gap-2 rounded border border-l-4 border-line bg-surface py-1.5 pr-1.5 pl-3 text-ink shadow-pop",
        color,
      )}
    >
      {glyph !== null && <Icon name={glyph} className="mt-2 size-4" />}
      <p className="min-w-0 flex-1 py-1.5">{message}</p>
      {action !== undefined && (
        <Button
          size="sm"
          type="button"
          className="mt-0.5"
          onClick={() => {
            dismiss();
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <button
        type="button"
        aria-label={t("dismiss")}
        onClick={dismiss}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded text-muted hover:bg-raised hover:text-ink coarse:size-11"
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
