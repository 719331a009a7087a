export interface FileRules {
  /** As of a file input: extensions, types, or types with a star: ".csv,text/csv,image/*". */
  accept?: string | undefined;
  maxBytes?: number | undefined;
}

export type FileProblem = "type" | "size" | "empty";

/** What is wrong with a chosen file, or null. A file whose type the browser does not know goes by its extension. */
export function checkFile(
  file: { name: string; type: string; size: number },
  { accept = "", maxBytes }: FileRules,
): FileProblem | null {
  const accepted = accept
    .split(",")
    .map((rule) => rule.trim().toLowerCase())
    .filter(Boolean);
  if (accepted.length > 0 && !accepted.some((rule) => isAccepted(file, rule))) return "type";
  if (file.size === 0) return "empty";
  return maxBytes !== undefined && file.size > maxBytes ? "size" : null;
}

function isAccepted(file: { name: string; type: string }, rule: string): boolean {
  const type = file.type.toLowerCase();
  if (rule.startsWith(".")) return file.name.toLowerCase().endsWith(rule);
  if (rule === "*/*") return true;
  return rule.endsWith("/*") ? type.startsWith(rule.slice(0, -1)) : type === rule;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in the unit it is read best in, as a number and the unit that `Intl.NumberFormat` knows. */
export function scaleBytes(bytes: number): { value: number; unit: (typeof units)[number] } {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return { value: bytes / 1000 ** power, unit: units[power] ?? "byte" };
}
