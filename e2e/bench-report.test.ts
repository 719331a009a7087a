import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { htmlReport } from "@assay/evals/reports";
import { makeRun } from "@assay/evals/reports/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violationsOf } from "./axe.ts";
import { useBrowser } from "./browser.ts";

const { person, problems } = useBrowser();
const folder = mkdtempSync(join(tmpdir(), "assay-report-"));
const hostile = `<img src=x onerror="document.title='pwned'"></script><script>document.title='pwned'</script>`;
const files = { large: join(folder, "large.html"), two: join(folder, "two.html") };

beforeAll(() => {
  const large = makeRun({ samples: 10_000, models: 3 });
  const results = large.log.results.map((result) =>
    result.sample === "sample-09999"
      ? { ...result, errors: [], solution: { text: `needle ${hostile}` } }
      : result,
  );
  writeFileSync(files.large, htmlReport([{ ...large, log: { ...large.log, results } }]));
  const models = ["openai/gpt-5.5", "classic/report", "old/name"];
  const base = makeRun({ samples: 300, models, seed: 5, epochs: 2 });
  const other = makeRun({
    samples: 300,
    models: [...models.slice(0, 2), "new/name"],
    seed: 5,
    epochs: 2,
    id: "run-2",
    skill: 0.7,
  });
  writeFileSync(files.two, htmlReport([base, other]));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a report and waits until it can be used; any request that is not for the file itself is noted. */
async function open(
  page: Page,
  file: string,
  hash = "",
): Promise<{ interactiveMs: number; requests: string[] }> {
  const address = pathToFileURL(file).href;
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) requests.push(request.url());
  });
  await page.goto(address + hash, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("assay-interactive").length > 0);
  const interactiveMs = await page.evaluate(
    () => performance.getEntriesByName("assay-interactive")[0]?.startTime ?? 0,
  );
  return { interactiveMs, requests };
}

const rowsOf = (page: Page) => page.getByRole("listbox").getByRole("option");
const status = (page: Page) => page.getByRole("status").textContent();

it("opens 10,000 samples of three models, filters them and shows a transcript, without the network", async () => {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const fresh = await person();
    times.push((await open(fresh, files.large)).interactiveMs);
    await fresh.context().close();
  }
  console.log(
    `report of 10,000 samples x 3 models: ${(statSync(files.large).size / 1e6).toFixed(1)} MB, interactive after ${times.map((time) => time.toFixed(0)).join(", ")} ms`,
  );
  const page = await person();
  const { requests } = await open(page, files.large);
  expect(await status(page)).toBe("10,000 of 10,000 samples");
  expect(await rowsOf(page).count()).toBeLessThan(60);
  await page
    .getByText(/^\d+ × run\.model_unreachable: 503 from the provider$/u)
    .first()
    .waitFor();

  await page.getByLabel("Outcome").selectOption("failed");
  const failed = Number((await status(page))?.replaceAll(",", "").split(" ")[0]);
  expect(failed).toBeGreaterThan(100);
  expect(failed).toBeLessThan(1_000);
  await page.getByLabel("Model").selectOption("A");
  await page.getByLabel("Field").selectOption("topic");
  await page.getByLabel("Value").selectOption("energy");
  expect(Number((await status(page))?.split(" ")[0])).toBeLessThan(failed / 4);
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByLabel("Search texts").fill("needle");
  await page.getByText("1 of 10,000 samples", { exact: true }).waitFor();
  await rowsOf(page).click();
  await page.getByRole("heading", { name: "sample-09999" }).waitFor();
  expect(await page.locator(".reader").textContent()).toContain(hostile);
  expect(await page.title()).not.toBe("pwned");
  expect(page.url()).toContain("query=needle&sample=sample-09999");
  expect(requests).toEqual([]);
  expect(problems).toEqual([]);
});

it("is used from the keyboard alone, and its address keeps the place", async () => {
  const page = await person();
  await open(page, files.large, "#outcome=wrong");
  const heading = page.getByRole("heading", { level: 3 });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const id = await page.getByRole("option", { selected: true }).locator("bdi").first().textContent();
  await page.getByRole("heading", { name: id ?? "" }).waitFor();
  await page.keyboard.press("]");
  await page.locator(".tabs [aria-pressed=true]").getByText("no-op").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  const last = page.locator(`.row[aria-selected="true"]`);
  await last.waitFor();
  expect(await last.getAttribute("aria-posinset")).toBe(await last.getAttribute("aria-setsize"));
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("reader");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
  const read = await heading.textContent();
  const again = await person();
  await again.goto(page.url());
  await again.getByRole("heading", { name: read ?? "" }).waitFor();
  expect(await status(again)).toBe(await status(page));
  expect(problems).toEqual([]);
});

it("shows what changed between two runs first, word by word", async () => {
  const page = await person();
  await open(page, files.two);
  await page.getByText("Only in the second run (new or renamed): new/name").waitFor();
  await rowsOf(page).first().getByText("Right → wrong").waitFor();
  await page.getByLabel("Change").selectOption("b");
  await rowsOf(page).first().click();
  await page.getByRole("heading", { name: "Answers, word by word" }).first().waitFor();
  expect(await page.locator("ins, .reader .quiet").count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

it("has no violation that axe finds, in either theme and language, wide and narrow, and nothing hangs over", async () => {
  for (const theme of ["light", "dark"])
    for (const language of ["en", "zh"])
      for (const width of [1280, 380]) {
        const page = await person({ viewport: { width, height: 800 } });
        for (const place of ["", "&sample=sample-00004"]) {
          await open(page, files.two, `#theme=${theme}&language=${language}${place}`);
          if (place !== "") await page.locator(".attempt").first().waitFor();
          const name = `${theme} ${language} ${width} ${place}`;
          expect({ name, violations: await violationsOf(page) }).toEqual({ name, violations: [] });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        await page.context().close();
      }
}, 240_000);

it("fits a tablet", async () => {
  const page = await person({ viewport: { width: 768, height: 900 } });
  await open(page, files.two);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(768);
});

it("gives the whole screen to a transcript on a phone, and goes back to the list", async () => {
  const page = await person({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });
  await open(page, files.large);
  await rowsOf(page).nth(2).click();
  await page.locator(".attempt").waitFor();
  expect(await page.getByRole("listbox").isVisible()).toBe(false);
  await page.getByRole("button", { name: "Back to the list" }).click();
  expect(await page.getByRole("listbox").isVisible()).toBe(true);
  expect(problems).toEqual([]);
});

it("can be read without JavaScript", async () => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto(pathToFileURL(files.large).href);
  const tables = page.getByText("Paired differences of accuracy");
  await tables.waitFor();
  expect(await tables.textContent()).toContain("openai/gpt-5.5");
});
