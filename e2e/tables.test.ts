import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole();
});
afterAll(() => app.stop());

it("scrolls 10,000 rows with a few in the page, and takes every key [console.long-tables]", async () => {
  const page = await person();
  await page.goto(`${app.url}/dev/kit?rows=10000`);
  const table = page.getByRole("region", { name: /Long table/u }).first();
  await page.getByText("10,000 of 10,000").waitFor();
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  if (box === null) throw new Error("The table is not shown.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 8_500);
  await table.getByText("Item 10000", { exact: true }).waitFor();
  expect(await table.locator("tbody tr").count()).toBeLessThan(120);
  expect(await table.locator("table").getAttribute("aria-rowcount")).toBe("10001");

  const search = page.getByPlaceholder("Search the rows").first();
  await search.pressSequentially("Item 4242", { delay: 5 });
  expect(await search.inputValue()).toBe("Item 4242");
  // Words are looked for in all columns: a figure may hold 4242 too.
  await page.getByText(/^[1-9]\d? of 10,000$/u).waitFor();
  await table.getByText("Item 4242", { exact: true }).waitFor();
  await search.fill("");
  await page.getByText("10,000 of 10,000").waitFor();
  await table.getByRole("button", { name: /^Figure/u }).click();
  await table.getByRole("button", { name: /^Figure/u }).click();
  await table.locator('th[aria-sort="descending"]').waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV", exact: true }).first().click();
  const lines = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(10_001);
  const figures = lines.slice(1).map((line) => Number(line.split(",").at(-2)));
  expect(figures).toEqual(figures.toSorted((left, right) => right - left));
  expect(problems).toEqual([]);
}, 60_000);

it("shows the first rows and a way to the rest without JavaScript", async () => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto(`${app.url}/report/facts`);
  expect(await page.locator("main tbody tr").count()).toBeGreaterThan(30);
  await page.locator('main a[href*="from=50"]').first().click();
  await page.waitForURL(/from=50/u);
  expect(await page.locator("main tbody tr").count()).toBeGreaterThan(30);
});
