import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Standing } from "./ledger.ts";
import { ledgerHref } from "./read-filter.ts";
import type { LedgerFilter } from "./read-filter.ts";
import { verdicts } from "./words.ts";

const fills: Record<Standing, string> = {
  reproduced: "bg-good",
  close: "bg-warn",
  off: "bg-bad",
  consistent: "bg-good",
  inconsistent: "bg-bad",
  "not-run": "bg-line-strong",
  "not-testable": "bg-line",
};

const filterOf: Record<Standing, Partial<LedgerFilter>> = {
  reproduced: { verdict: "reproduced" },
  close: { verdict: "close" },
  off: { verdict: "off" },
  consistent: { kind: "consistency", verdict: "consistent" },
  inconsistent: { kind: "consistency", verdict: "inconsistent" },
  "not-run": { kind: "application", verdict: "not-run" },
  "not-testable": { kind: "application", arms: "not-testable" },
};

/** All verdicts as one strip; each part leads to its claims. */
export function VerdictStrip({ counts }: { counts: ReadonlyMap<Standing, number> }) {
  const t = useTranslations("vocabulary.verdicts");
  const own = useTranslations("claims");
  const shown = ([...verdicts, "not-testable"] as const).filter((verdict) => (counts.get(verdict) ?? 0) > 0);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <section aria-label={own("strip")} className="mb-5 rounded-lg border border-line bg-surface p-3">
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-sm">
        {shown.map((verdict) => (
          <span
            key={verdict}
            className={fills[verdict]}
            style={{ width: `${((counts.get(verdict) ?? 0) / total) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3 lg:grid-cols-7">
        {shown.map((verdict) => (
          <li key={verdict}>
            <Link
              href={ledgerHref(filterOf[verdict])}
              prefetch={false}
              className="flex items-baseline gap-2 no-underline hover:underline coarse:min-h-11 coarse:items-center"
            >
              <span aria-hidden className={`size-2.5 self-center rounded-sm ${fills[verdict]}`} />
              <span className="text-xl font-semibold">{counts.get(verdict)}</span>
              <span className="text-sm text-muted">
                {verdict === "not-testable" ? own("notTestable") : t(verdict)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
