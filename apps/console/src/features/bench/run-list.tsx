import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@assay/ui/states";
import { RowPager } from "../report/row-pager.tsx";
import { CommandLine } from "./command-line.tsx";
import type { RunList as Runs } from "./read-runs.ts";
import { RunCard } from "./run-card.tsx";

const firstCommand = "pnpm assay eval run report-questions --models classic/report";

/** The runs of a page, or how the first one is begun. */
export function RunList({ list: { items, count, all, values, from } }: { list: Runs }) {
  const t = useTranslations("bench.list");
  if (all === 0)
    return (
      <EmptyState title={t("none")}>
        <div className="grid justify-items-center gap-3">
          <p>{t("noneWhat")}</p>
          <CommandLine command={firstCommand} />
          <Link href="/bench/suites" className="link">
            {t("toSuites")}
          </Link>
        </div>
      </EmptyState>
    );
  if (items.length === 0) return <EmptyState title={t("noneSuch")}>{t("noneSuchWhat")}</EmptyState>;
  return (
    <>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {items.map((item) => (
          <li key={item.name}>
            <RunCard item={item} />
          </li>
        ))}
      </ul>
      <RowPager path="/bench" values={values} from={from} rows={count} />
    </>
  );
}
