import { findCalculator } from "./calculators/index.ts";
import { claimById, entityBySlug, factById, sectionById, sectionPath } from "./data.ts";
import { subjectOf } from "./subject.ts";
import type { Language, LineRange } from "./text.ts";

/** Where a record of the report stands, as an answer's citation shows it. `href` is a page of the console. */
export interface ReportCitation {
  /** `fact:chatgpt-query-cost`, as the answer cited it. */
  id: string;
  title: string;
  /** The sections it stands in, outermost first. */
  path?: string[];
  lines?: LineRange;
  /** Our own line on it; the report's text is not at hand everywhere. */
  quote?: string;
  state: "exists";
  href: string;
}

/** The record that an answer cites as `[kind:id]`; undefined where there is none. */
export function resolveReportCitation(id: string, language: Language): ReportCitation | undefined {
  const [kind = "", name = ""] = splitId(id);
  switch (kind) {
    case "fact": {
      const fact = factById().get(name);
      if (fact === undefined) return undefined;
      const { section, lines, note } = fact;
      return {
        ...placed(id, section, language),
        title: subjectOf(fact)[language],
        lines,
        quote: note[language],
        href: `/report/facts/${name}`,
      };
    }
    case "claim": {
      const claim = claimById().get(name);
      if (claim === undefined) return undefined;
      const [lines] = claim.lines;
      return {
        ...placed(id, claim.section, language),
        title: claim.title[language],
        ...(lines === undefined ? {} : { lines }),
        quote: claim.statement[language],
        href: `/claims/${name}`,
      };
    }
    case "section": {
      const section = sectionById().get(name);
      if (section === undefined) return undefined;
      const { title, lines, summary } = section;
      return {
        ...placed(id, name, language),
        title: title[language],
        lines,
        quote: summary[language],
        href: `/report/sections/${name}`,
      };
    }
    case "entity": {
      const entity = entityBySlug().get(name);
      if (entity === undefined) return undefined;
      const [lines] = entity.lines;
      return {
        ...placed(id, entity.sections[0], language),
        title: entity.name[language],
        ...(lines === undefined ? {} : { lines }),
        quote: entity.note[language],
        href: `/report/entities/${name}`,
      };
    }
    case "calculator": {
      const calculator = findCalculator(name);
      if (calculator === undefined) return undefined;
      const [lines] = calculator.lines;
      return {
        id,
        title: calculator.title[language],
        ...(lines === undefined ? {} : { lines }),
        quote: calculator.summary[language],
        state: "exists",
        href: `/calculators/${name}`,
      };
    }
    default:
      return undefined;
  }
}

/** The figures that a cited record states, in plain units: money in major units, shares in percent. */
export function figuresOfReportRecord(id: string): readonly number[] {
  const [kind = "", name = ""] = splitId(id);
  if (kind === "fact") {
    const fact = factById().get(name);
    return [fact?.value, fact?.low, fact?.high].filter((figure) => figure !== undefined);
  }
  const claim = kind === "claim" ? claimById().get(name) : undefined;
  if (claim?.kind !== "arithmetic") return [];
  return [claim.stated.value, claim.stated.low, claim.stated.high].filter((figure) => figure !== undefined);
}

function splitId(id: string): string[] {
  const at = id.indexOf(":");
  return at < 0 ? [] : [id.slice(0, at), id.slice(at + 1)];
}

function placed(
  id: string,
  section: string | undefined,
  language: Language,
): { id: string; path: string[]; state: "exists" } {
  const path = section === undefined ? [] : sectionPath(section).map(({ title }) => title[language]);
  return { id, path, state: "exists" };
}
