import { entities } from "@assay/report";
import type { Entity } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";
import type { Words } from "./format-figure.ts";
import { linesText } from "./line-ranges.ts";

/** A name as a table shows it, in one language. */
export interface NameRow {
  slug: string;
  name: string;
  /** In the other language, where it differs. */
  other: string;
  kind: string;
  layer: string;
  region: string;
  verdict: string;
  note: string;
  lines: string;
  line: number;
}

const known: Partial<Record<Locale, ReadonlyMap<string, NameRow>>> = {};

/** Names as rows; written once for a language. */
export function nameRows(chosen: readonly Entity[], locale: Locale, words: Words): NameRow[] {
  const rows = (known[locale] ??= new Map(
    entities().map((entity) => [entity.slug, rowOf(entity, locale, words)]),
  ));
  return chosen.flatMap(({ slug }) => rows.get(slug) ?? []);
}

function rowOf(
  { slug, name, kind, layer, region, verdict, note, lines }: Entity,
  locale: Locale,
  words: Words,
): NameRow {
  const other = name[locale === "en" ? "zh" : "en"];
  const [first = [1, 1] as const] = lines;
  return {
    slug,
    name: name[locale],
    other: other === name[locale] ? "" : other,
    kind: words(`entityKinds.${kind}`),
    layer: words(`layers.${layer}`),
    region: region === undefined ? "" : words(`regions.${region}`),
    verdict: verdict === "none-given" ? "" : words(`segmentVerdicts.${verdict}`),
    note: note[locale],
    lines: linesText(first),
    line: first[0],
  };
}
