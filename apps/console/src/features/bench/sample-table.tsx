import Link from "next/link";
import { useTranslations } from "next-intl";
import { Table, Td, Th } from "@assay/ui/table";
import { withFilters } from "../report/search-filters.ts";
import { sampleHref } from "./addresses.ts";
import { TriesBadge } from "./outcome-badge.tsx";
import type { SampleRow } from "./run-index.ts";

export interface SampleTableProps {
  name: string;
  rows: readonly SampleRow[];
  models: readonly string[];
  /** The filters that led here: the sample's page keeps them. */
  values: ReadonlyMap<string, string>;
}

/** Samples with what became of them, model by model. */
export function SampleTable({ name, rows, models, values }: SampleTableProps) {
  const t = useTranslations("bench.samples");
  return (
    <Table caption={t("table")}>
      <thead>
        <tr>
          <Th>{t("sample")}</Th>
          {models.map((model) => (
            <Th key={model} className="align-bottom">
              <span className="block max-w-40 min-w-20 break-all whitespace-normal">{model}</span>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, preview, outcomes }) => (
          <tr key={id}>
            <Td className="min-w-60">
              <Link
                href={withFilters(sampleHref(name, id), values)}
                prefetch={false}
                className="link break-all coarse:inline-block coarse:py-2.5"
              >
                {id}
              </Link>
              <span dir="auto" className="block text-muted break-words">
                {preview}
              </span>
            </Td>
            {models.map((model, at) => (
              <Td key={model}>
                <TriesBadge outcomes={outcomes[at] ?? []} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
