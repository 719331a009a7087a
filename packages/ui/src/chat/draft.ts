const prefix = "assay.draft:";

/** What was being written under a key when the page was left; empty where storage is refused. */
export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(prefix + key) ?? "";
  } catch {
    return "";
  }
}

/** Keeps what is being written for as long as the tab is open; an empty text forgets it. */
export function keepDraft(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // Storage is full or refused: the text stands in the field only.
  }
}
