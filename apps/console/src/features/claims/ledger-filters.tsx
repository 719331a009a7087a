import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { sectionPath, sections } from "@assay/report";
import type { Verdict } from "@assay/report";
import { Button } from "@assay/ui/button";
import { classNames } from "@assay/ui/class-names.ts";
import { SelectField, TextField } from "@assay/ui/field";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { ledgerHref } from "./read-filter.ts";
import type { LedgerFilter } from "./read-filter.ts";
import { claimArms, claimVerticals, verdicts } from "./words.ts";

export interface LedgerFiltersProps {
  filter: LedgerFilter;
  byVerdict: ReadonlyMap<Verdict, number>;
  speaker: Speaker;
}

/** What narrows the ledger: words, a section, what is tested and how; and the verdicts with their counts. */
export function LedgerFilters({ filter, byVerdict, speaker }: LedgerFiltersProps) {
  const t = useTranslations("claims.filter");
  const arms = useTranslations("claims.arms");
  const { vocabulary } = speaker;
  const { kind, verdict, section, vertical, text } = filter;
  const any = { value: "", label: t("any") };
  const isNarrowed =
    [verdict, section, vertical, filter.arms].some((each) => each !== undefined) || text !== "";
  return (
    <div className="mb-4 grid gap-3">
      <Form
        action="/claims"
        role="search"
        prefetch={false}
        className="flex flex-wrap items-end gap-3"
        key={ledgerHref(filter)}
      >
        {kind !== "arithmetic" && <input type="hidden" name="kind" value={kind} />}
        {verdict !== undefined && <input type="hidden" name="verdict" value={verdict} />}
        <div className="w-full sm:w-56">
          <TextField
            label={t("text")}
            type="search"
            name="q"
            defaultValue={text}
            maxLength={200}
            required={false}
          />
        </div>
        <div className="w-full sm:w-64">
          <SelectField
            label={t("section")}
            name="section"
            defaultValue={section ?? ""}
            options={[any, ...sectionOptions(speaker)]}
          />
        </div>
        {kind === "application" && (
          <>
            <SelectField
              label={t("vertical")}
              name="vertical"
              defaultValue={vertical ?? ""}
              options={[
                any,
                ...claimVerticals.map((value) => ({ value, label: vocabulary(`verticals.${value}`) })),
              ]}
            />
            <SelectField
              label={t("arms")}
              name="arms"
              defaultValue={filter.arms ?? ""}
              options={[any, ...claimArms.map((value) => ({ value, label: arms(value) }))]}
            />
          </>
        )}
        <Button>{t("apply")}</Button>
        {isNarrowed && (
          <Link
            href={ledgerHref({ kind })}
            className="link py-1.5 text-sm coarse:flex coarse:min-h-11 coarse:items-center"
          >
            {t("clear")}
          </Link>
        )}
      </Form>
      {kind !== "application" && (
        <nav aria-label={t("verdict")}>
          <ul className="flex flex-wrap gap-1.5">
            <VerdictLink
              href={ledgerHref({ ...filter, verdict: undefined })}
              label={t("all")}
              count={[...byVerdict.values()].reduce((sum, each) => sum + each, 0)}
              isCurrent={verdict === undefined}
            />
            {verdicts
              .filter((each) => byVerdict.has(each) || each === verdict)
              .map((each) => (
                <VerdictLink
                  key={each}
                  href={ledgerHref({ ...filter, verdict: each })}
                  label={vocabulary(`verdicts.${each}`)}
                  count={byVerdict.get(each) ?? 0}
                  isCurrent={each === verdict}
                />
              ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function VerdictLink({
  href,
  label,
  count,
  isCurrent,
}: {
  href: string;
  label: string;
  count: number;
  isCurrent: boolean;
}) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={isCurrent ? "page" : undefined}
        className={classNames(
          "inline-flex min-h-7 items-center gap-1.5 rounded border px-2 text-sm no-underline coarse:min-h-11",
          isCurrent
            ? "border-accent bg-accent-soft font-medium text-ink"
            : "border-line text-muted hover:text-ink",
        )}
      >
        {label} <span className="text-muted">{count}</span>
      </Link>
    </li>
  );
}

function sectionOptions(speaker: Speaker) {
  return sections()
    .filter(({ id }) => !["front", "references", "colophon"].includes(id))
    .map(({ id, title }) => ({
      value: id,
      label: `${"\u{2003}".repeat(sectionPath(id).length - 1)}${say(title, speaker)}`,
    }));
}
