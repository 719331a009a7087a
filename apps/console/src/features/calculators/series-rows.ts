/** The rows of an output that is a list, with the numbers they hold. */
export function rowsOf(value: unknown): Record<string, number>[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) =>
    Object.fromEntries(
      Object.entries(Object(row)).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    ),
  );
}
