"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { ErrorPage } from "./error-page.tsx";

interface FailedPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

const pollMs = 1_500;

/** The page of `error.tsx`: says whether it is the database that is away, and comes back by itself once it answers. */
export function FailedPage({ error, reset }: FailedPageProps) {
  const t = useTranslations("ui.errors");
  const { refresh } = useRouter();
  const [isAway, setIsAway] = useState(false);
  const again = () =>
    startTransition(() => {
      refresh();
      reset();
    });

  useEffect(() => {
    let wasAway = false;
    const look = async () => {
      const ready = await isHealthy();
      if (!ready) wasAway = true;
      setIsAway(!ready);
      if (ready && wasAway) {
        clearInterval(timer);
        again();
      }
    };
    const timer = setInterval(() => void look(), pollMs);
    void look();
    return () => clearInterval(timer);
    // `again` is made anew at every render and means the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const part = isAway ? "database" : "failed";
  return (
    <ErrorPage title={t(`${part}.title`)} what={t(`${part}.what`)}>
      <Button type="button" variant="primary" onClick={again}>
        {t("failed.again")}
      </Button>
      {isAway && <p role="status">{t("database.waiting")}</p>}
      {error.digest !== undefined && (
        <p className="text-xs text-faint">{t("reference", { digest: error.digest })}</p>
      )}
    </ErrorPage>
  );
}

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
