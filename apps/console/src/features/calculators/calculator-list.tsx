import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import { EmptyState } from "@assay/ui/states";
import { LineLinks } from "../claims/line-links.tsx";
import { fieldsOf } from "./fields.ts";
import { say } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import type { CalculatorGroup } from "./groups.ts";
import { claimsUsing } from "./used-by.ts";

/** Calculators by layer, each with what it answers and the passages it reruns. */
export function CalculatorList({
  groups,
  speaker,
}: {
  groups: readonly CalculatorGroup[];
  speaker: Speaker;
}) {
  const t = useTranslations("calculators.list");
  if (groups.length === 0) {
    return (
      <EmptyState title={t("nothing")}>
        <Link href="/calculators" className="link">
          {t("all")}
        </Link>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6">
      {groups.map(({ layer, calculators }) => (
        <section key={layer.id} aria-labelledby={`layer-${layer.id}`}>
          <h2 id={`layer-${layer.id}`} className="mb-2 flex items-baseline gap-2 text-lg">
            {say(layer.title, speaker)}{" "}
            <span className="text-sm font-normal text-muted">{calculators.length}</span>
          </h2>
          <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
            {calculators.map((calculator) => (
              <li
                key={calculator.id}
                className="grid content-start gap-1 rounded-lg border border-line bg-surface p-3"
              >
                <h3 className="text-base">
                  <Link
                    href={`/calculators/${calculator.id}`}
                    prefetch={false}
                    className="link coarse:flex coarse:min-h-11 coarse:items-center"
                  >
                    {say(calculator.title, speaker)}
                  </Link>
                </h3>
                <p className="text-sm text-muted">{say(calculator.summary, speaker)}</p>
                <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-xs text-muted">
                  <LineLinks lines={calculator.lines} />
                  <span>{t("inputs", { count: fieldsOf(calculator).length })}</span>
                  <Badge>{t("claims", { count: claimsUsing(calculator.id).length })}</Badge>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
