const key = "assay.palette.recent";
const most = 5;

/** The ids chosen last in the command palette, newest first; none where storage is refused. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Puts an id at the front of the recent ones. */
export function rememberRecent(id: string): void {
  try {
    localStorage.setItem(
      key,
      JSON.stringify([id, ...readRecent().filter((each) => each !== id)].slice(0, most)),
    );
  } catch {
    // Storage is full or refused: the palette works without.
  }
}
