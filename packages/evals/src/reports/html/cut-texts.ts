/** The same JSON with texts of at most so many characters; a text that was cut says how long it was. */
export function cutTexts(value: unknown, most: number): unknown {
  if (typeof value === "string")
    return value.length <= most ? value : `${value.slice(0, most).toWellFormed()}… [${value.length}]`;
  if (Array.isArray(value)) return value.map((inner) => cutTexts(inner, most));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutTexts(inner, most)]));
}
