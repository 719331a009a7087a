/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Dom } from "./dom.ts";

export interface VirtualListOptions {
  /** Pixels. */
  rowHeight: number;
  /** What stands in a row. */
  fillRow(row: HTMLElement, position: number): void;
  onChoose(position: number): void;
}

/** A list box that has elements only for the rows that are in sight. */
export function makeVirtualList({ element }: Dom, { rowHeight, fillRow, onChoose }: VirtualListOptions) {
  const overscan = 6;
  const rows = new Map<number, HTMLElement>();
  const spacer = element("div", { class: "rows" });
  const node = element("div", { class: "list", role: "listbox", tabindex: "0" }, spacer);
  let count = 0;
  let active = -1;
  let awaited = 0;

  function draw(): void {
    awaited = 0;
    const first = Math.max(0, Math.floor(node.scrollTop / rowHeight) - overscan);
    const last = Math.min(count - 1, Math.ceil((node.scrollTop + node.clientHeight) / rowHeight) + overscan);
    for (const [position, row] of rows)
      if (position < first || position > last) {
        row.remove();
        rows.delete(position);
      }
    for (let position = first; position <= last; position += 1) {
      if (rows.has(position)) continue;
      const row = element("div", {
        role: "option",
        class: "row",
        id: `row-${position}`,
        "aria-posinset": String(position + 1),
        "aria-setsize": String(count),
        "aria-selected": String(position === active),
      });
      row.style.transform = `translateY(${position * rowHeight}px)`;
      row.addEventListener("click", () => onChoose(position));
      fillRow(row, position);
      rows.set(position, row);
      spacer.append(row);
    }
    if (rows.has(active)) node.setAttribute("aria-activedescendant", `row-${active}`);
    else node.removeAttribute("aria-activedescendant");
  }

  function schedule(): void {
    if (awaited === 0) awaited = requestAnimationFrame(draw);
  }

  function redraw(): void {
    for (const row of rows.values()) row.remove();
    rows.clear();
    draw();
  }

  node.addEventListener("scroll", schedule, { passive: true });
  new ResizeObserver(schedule).observe(node);

  return {
    node,
    /** Shows so many rows, from the top where they are other ones. */
    setRows(length: number, isOther: boolean): void {
      count = length;
      spacer.style.height = `${length * rowHeight}px`;
      if (isOther) node.scrollTop = 0;
      redraw();
    },
    redraw,
    /** Marks a row and brings it into sight; -1 for none. */
    setActive(position: number): void {
      rows.get(active)?.setAttribute("aria-selected", "false");
      active = position;
      rows.get(active)?.setAttribute("aria-selected", "true");
      if (position >= 0) {
        const top = position * rowHeight;
        if (top < node.scrollTop) node.scrollTop = top;
        else if (top + rowHeight > node.scrollTop + node.clientHeight)
          node.scrollTop = top + rowHeight - node.clientHeight;
      }
      draw();
    },
  };
}
