import { sections } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";
import type { Option } from "@assay/ui/field";
import type { Words } from "./format-figure.ts";
import { subsectionsOf } from "./record-index.ts";

/** Words of a vocabulary to choose from, in the order of the alphabet, with their texts. */
export function wordOptions(known: readonly string[], group: string, locale: Locale, words: Words): Option[] {
  return known
    .map((value) => ({ value, label: words(`${group}.${value}`) }))
    .toSorted((left, right) => left.label.localeCompare(right.label, locale));
}

const known: Partial<Record<Locale, readonly Option[]>> = {};

/** Every section, indented by its depth. */
export function sectionOptions(locale: Locale): readonly Option[] {
  const below = (parent: string | null, indent: string): Option[] =>
    subsectionsOf(parent).flatMap(({ id, title }) => [
      { value: id, label: indent + title[locale] },
      ...below(id, `${indent}\u2003`),
    ]);
  return (known[locale] ??= below(null, ""));
}

/** A section's title, or nothing for an id that names none. */
export function sectionTitle(id: string, locale: Locale): string | undefined {
  return sections().find((section) => section.id === id)?.title[locale];
}
