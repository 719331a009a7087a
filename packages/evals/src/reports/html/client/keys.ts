/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

export interface KeyTargets {
  list: HTMLElement;
  reader: HTMLElement;
  choose(): void;
  step(by: number): void;
  close(): void;
  stepModel(by: number): void;
}

/** The keyboard: letters anywhere but in fields, arrows in the list. Nothing with Ctrl, Alt or Meta, nor while a text is composed. */
export function makeKeys({ list, reader, choose, step, close, stepModel }: KeyTargets): void {
  addEventListener("keydown", (event) => {
    const { target } = event;
    if (
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.isComposing ||
      !(target instanceof HTMLElement)
    )
      return;
    const isField = target.matches("input, select, textarea");
    const isInList = target === list;
    const page = Math.max(1, Math.floor(list.clientHeight / 56) - 1);
    const inList: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => step(page),
      PageUp: () => step(-page),
      Home: () => step(-1e9),
      End: () => step(1e9),
      Enter: choose,
      " ": choose,
    };
    const anywhere: Record<string, () => void> = {
      j: () => step(1),
      k: () => step(-1),
      "[": () => stepModel(-1),
      "]": () => stepModel(1),
      "/": () => document.querySelector<HTMLElement>("#filter-query")?.focus(),
      Escape: close,
    };
    if (isField && event.key === "Escape") {
      list.focus();
      event.preventDefault();
      return;
    }
    if (isField) return;
    if (event.key === "Escape" && !document.body.classList.contains("reading") && !reader.contains(target))
      return;
    const action = (isInList ? inList[event.key] : undefined) ?? anywhere[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });

  let folded: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    folded = [...reader.querySelectorAll("details")].filter((each) => !each.open);
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
  });
}
