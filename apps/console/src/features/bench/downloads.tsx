import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { runHref } from "./addresses.ts";
import { CommandLine } from "./command-line.tsx";
import type { RunPage } from "./read-run.ts";
import { holdsAnswers, runFiles } from "./run-files.ts";

/** The run as files, and beside another run. */
export function Downloads({ page: { name, isLarge } }: { page: RunPage }) {
  const t = useTranslations("bench.files");
  return (
    <Card title={t("title")} id="files">
      <div className="grid gap-3">
        <p className="flex flex-wrap gap-2">
          {runFiles
            .filter((file) => !isLarge || !holdsAnswers(file))
            .map((file) => (
              <a
                key={file}
                href={`${runHref(name)}/files/${file}`}
                download
                className={buttonClass("secondary")}
              >
                {t(`kinds.${file.replace(".", "-")}`)}
              </a>
            ))}
          <Link
            href={`/bench/compare?${new URLSearchParams({ other: name }).toString()}`}
            className={buttonClass("quiet")}
          >
            {t("compare")}
          </Link>
        </p>
        {isLarge && (
          <div className="grid gap-1 text-sm text-muted">
            <p>{t("large")}</p>
            <CommandLine command={`pnpm assay eval show ${name} --html report.html --junit junit.xml`} />
          </div>
        )}
      </div>
    </Card>
  );
}
