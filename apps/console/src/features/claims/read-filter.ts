import { claimArms, claimKinds, claimVerticals, verdicts } from "./words.ts";
import { sectionById } from "@assay/report";
import type { Claim, Verdict } from "@assay/report";
import type { SearchParams } from "../calculators/read-inputs.ts";

export type Kind = Claim["kind"];

/** What the ledger shows; everything may be left out. */
export interface LedgerFilter {
  kind: Kind;
  verdict: Verdict | undefined;
  section: string | undefined;
  vertical: string | undefined;
  arms: string | undefined;
  text: string;
}

const mostText = 200;

/** A text to search for: the first of several, one line, not too long. */
export function readText(given: string | string[] | undefined): string {
  const text = Array.isArray(given) ? given[0] : given;
  return (text ?? "")
    .replaceAll(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, mostText)
    .trim();
}

/** The ledger's filter of an address, and the names of the parameters that are not taken. */
export function readFilter(params: SearchParams): { filter: LedgerFilter; wrong: string[] } {
  const wrong: string[] = [];
  const one = <const Value extends string>(name: string, options: readonly Value[]): Value | undefined => {
    const given = params[name];
    if (given === undefined || given === "") return undefined;
    const found = options.find((option) => option === given);
    if (found === undefined) wrong.push(name);
    return found;
  };
  const filter: LedgerFilter = {
    kind: one("kind", claimKinds) ?? "arithmetic",
    verdict: one("verdict", verdicts),
    section: one("section", [...sectionById().keys()]),
    vertical: one("vertical", claimVerticals),
    arms: one("arms", claimArms),
    text: readText(params["q"]),
  };
  if (Array.isArray(params["q"]) || (params["q"]?.length ?? 0) > mostText) wrong.push("q");
  return { filter, wrong };
}

/** The address of a filter. */
export function ledgerHref(filter: Partial<LedgerFilter>): string {
  const { kind, verdict, section, vertical, arms, text } = filter;
  const query = new URLSearchParams();
  if (kind !== undefined && kind !== "arithmetic") query.set("kind", kind);
  for (const [name, value] of Object.entries({ verdict, section, vertical, arms, q: text })) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  return query.size === 0 ? "/claims" : `/claims?${query.toString()}`;
}
