import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";
import { runHref } from "./addresses.ts";
import { BenchHeader } from "./bench-header.tsx";
import type { Reading } from "./readings.ts";
import { ReloadLink } from "./reload-link.tsx";

export interface UnreadRunProps {
  name: string;
  reading: Exclude<Reading<unknown>, { state: "read" }>;
}

/** What is broken in a log, or that it is still being read. */
export function UnreadNotice({ reading }: Pick<UnreadRunProps, "reading">) {
  const t = useTranslations("bench.unread");
  return (
    <>
      {reading.state === "reading" ? (
        <Notice title={t("reading")}>
          <p>{t("readingWhat")}</p>
        </Notice>
      ) : (
        <Notice tone="bad" title={t("broken")}>
          <p className="font-mono text-sm break-words">{reading.reason}</p>
          <p>{t("brokenWhat")}</p>
        </Notice>
      )}
      <ReloadLink isActive={reading.state === "reading"} />
    </>
  );
}

/** Stands for a run that cannot be read, with what is broken, or that is still being read. */
export function UnreadRun({ name, reading }: UnreadRunProps) {
  const t = useTranslations("bench.unread");
  return (
    <>
      <BenchHeader title={<span className="wrap-anywhere">{name}</span>} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <UnreadNotice reading={reading} />
        <p>
          <a href={`${runHref(name)}/files/log.jsonl`} download className="link">
            {t("asItIs")}
          </a>
        </p>
      </div>
    </>
  );
}
