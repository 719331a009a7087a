import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { cellText, type DataColumn } from "./data-table-columns.ts";
import { isIn, noFilter, passes, searchText, withColumnFilter, wordsOf } from "./data-table-filter.ts";
import { nextSort } from "./data-table-head.tsx";
import { ranksOf } from "./data-table-order.ts";
import { DataTable } from "./data-table.tsx";
import { inBatches } from "./in-batches.ts";
import { renderStatic } from "./testing/render-static.ts";

interface Fact {
  id: string;
  name: string;
  size?: number | undefined;
  link: string;
}

const facts: readonly Fact[] = Array.from({ length: 10_000 }, (_, at) => ({
  id: `f${at}`,
  name: `Fact ${at}`,
  size: at % 10 === 0 ? undefined : 10_000 - at,
  link: `/facts/${at}`,
}));

const columns: readonly DataColumn<Fact>[] = [
  { id: "name", header: "Name", href: "link", filter: "text" },
  { id: "size", header: "Size", format: "number", filter: "range" },
  { id: "secret", header: "Hidden one", accessor: "id", isHidden: true },
];

const text = cellText("en", { yes: "Yes", no: "No" });

function render(props: Partial<Parameters<typeof DataTable<Fact>>[0]> = {}): string {
  return renderStatic(
    createElement(DataTable<Fact>, {
      columns,
      rows: facts,
      rowId: "id",
      caption: "Facts",
      csvName: "facts",
      ...props,
    }),
  );
}

describe("the data table on the server", () => {
  test("prints the first 50 of 10,000 rows and counts them all", () => {
    const html = render();
    expect([...html.matchAll(/<tr aria-rowindex="(\d+)"/gu)].length).toBe(51);
    expect(html).toContain('aria-rowcount="10001"');
    expect(html).toContain('aria-rowindex="51"');
    expect(html).not.toContain('aria-rowindex="52"');
    expect(html).toContain("10,000 of 10,000");
  });

  test("has a caption, a region to scroll by keyboard, headers with their order, and links", () => {
    const html = render({ initialSort: { id: "size", isDescending: true } });
    expect(html).toContain('<caption class="sr-only">Facts</caption>');
    expect(html).toMatch(/<div[^>]*tabindex="0"[^>]*role="region"[^>]*aria-label="Facts"/iu);
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('href="/facts/1"');
    expect(html).not.toContain(">Hidden one<");
    expect(html.indexOf("Fact 1<")).toBeLessThan(html.indexOf("Fact 2<"));
  });

  test("keeps its controls out of reach until they work, and offers the pager without scripts", () => {
    const html = render({ pager: createElement("a", { href: "?page=2" }, "Next") });
    expect(html).toMatch(/class="[^"]*invisible[^"]*noscript:hidden/u);
    expect(html).not.toMatch(/<th[^>]*><button/u);
    expect(html).toContain('<noscript><a href="?page=2">Next</a></noscript>');
  });

  test("says that there are no rows, in the page's words if it has some", () => {
    expect(render({ rows: [] })).toContain("No rows yet.");
    expect(render({ rows: [], empty: "Run the bench first." })).toContain("Run the bench first.");
  });
});

describe("order and filters", () => {
  test("rows without a value come last in both directions and equal ones stay as they were", () => {
    const rows = [{ v: 2 }, { v: undefined }, { v: 10 }, { v: Number.NaN }, { v: 2 }];
    const column = { id: "v", header: "V" };
    expect(ranksOf(rows, column, { locale: "en" })).toEqual([0, 3, 2, 4, 1]);
    expect(ranksOf(rows, column, { locale: "en", isDescending: true })).toEqual([1, 3, 0, 4, 2]);
  });

  test("texts are ordered with the figures in them by size", () => {
    const rows = ["b 10", "b 9", "a"].map((v) => ({ v }));
    expect(ranksOf(rows, { id: "v", header: "V" }, { locale: "en" })).toEqual([2, 1, 0]);
  });

  test("a header sorts up, then down, then not at all", () => {
    const up = nextSort("a", undefined);
    expect(up).toEqual({ id: "a" });
    expect(nextSort("a", up)).toEqual({ id: "a", isDescending: true });
    expect(nextSort("a", { id: "a", isDescending: true })).toBeUndefined();
  });

  test("all words are looked for, in values as they are and as they look", () => {
    const search = searchText(columns, text);
    const found = search({ id: "x9", name: "Big Model", size: 12_345, link: "" });
    expect(isIn(found, wordsOf("model BIG"))).toBe(true);
    expect(isIn(found, wordsOf("12,345"))).toBe(true);
    expect(isIn(found, wordsOf("12345"))).toBe(true);
    expect(isIn(found, wordsOf("big chip"))).toBe(false);
  });

  test("bounds hold at their ends and leave out what has no number", () => {
    const range = { kind: "range", low: 1, high: 2 } as const;
    expect([0.9, 1, 2, 2.1, undefined, "1"].map((value) => passes(value, range))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(passes(undefined, { kind: "range", low: undefined, high: undefined })).toBe(true);
    expect(passes("chip", { kind: "choice", choice: "chip" })).toBe(true);
    const filter = withColumnFilter(noFilter, "a", { kind: "text", text: "x" });
    expect(withColumnFilter(filter, "a", undefined)).toEqual(noFilter);
  });

  test("values look as their format says", () => {
    expect(text(14_285.857142, "number")).toBe("14,285.86");
    expect(text(0.000012, "number")).toBe("0.000012");
    expect(text(1_234_567, "number")).toBe("1,234,567");
    expect(text(2024, "plain")).toBe("2024");
    expect(text(0.125, "percent")).toBe("12.5%");
    expect(text("2024-05-01", "date")).toBe("May 1, 2024");
    expect(text("soon", "date")).toBe("soon");
    expect(text(Number.NaN, "number")).toBe("");
    expect(text(true, undefined)).toBe("Yes");
  });

  test("work in batches reaches every item and can be stopped", async () => {
    const seen: number[] = [];
    const items = Array.from({ length: 450 }, (_, at) => at);
    inBatches(items, (item) => seen.push(item));
    await expect.poll(() => seen.length).toBe(450);
    const stop = inBatches(items, (item) => seen.push(item));
    stop();
    await new Promise((done) => {
      setTimeout(done, 80);
    });
    expect(seen.length).toBe(450);
  });
});
