"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

/** Says so while the browser has no network. */
export function OfflineBanner() {
  const t = useTranslations("ui.shell");
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline) return null;
  return (
    <p role="status" className="fixed inset-x-0 bottom-0 z-50 bg-warn-soft px-4 py-2 text-center text-warn">
      {t("offline")}
    </p>
  );
}

function subscribe(notify: () => void): () => void {
  window.addEventListener("online", notify);
  window.addEventListener("offline", notify);
  return () => {
    window.removeEventListener("online", notify);
    window.removeEventListener("offline", notify);
  };
}
