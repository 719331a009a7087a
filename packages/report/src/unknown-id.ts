import { nearest } from "@assay/search";
import { Failure } from "@assay/toolkit";

/** The failure for an id that names nothing, with the nearest that do. */
export function unknownId(kind: string, field: string, id: string, candidates: Iterable<string>): Failure {
  const closest = nearest(id, candidates);
  return new Failure({
    code: `report.unknown_${kind}`,
    message: `There is no ${kind} "${id.slice(0, 80)}".`,
    field,
    fix: closest.length === 0 ? "Search for it first." : `Did you mean ${closest.join(", ")}?`,
    details: { nearest: closest },
  });
}
