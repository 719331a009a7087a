import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsOf } from "./axe.ts";
import { openAccount, useBrowser } from "./browser.ts";
import { writeBenchLogs } from "./bench-logs.ts";
import { startLocalConsole } from "./console.ts";
import { consolePages, entryPages } from "./pages.ts";

const { person, problems } = useBrowser();
let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole();
  writeBenchLogs(app.home);
});
afterAll(() => app.stop());

const everyPage = [...consolePages, ...entryPages, "/dev/kit", "/no-such-page"];

async function prefer(page: Page, preferences: { theme?: string; locale?: string }): Promise<void> {
  const cookies = Object.entries(preferences).map(([name, value]) => ({
    name: `assay.${name}`,
    value,
    url: app.url,
  }));
  await page.context().addCookies(cookies);
}

/** How far a page can be scrolled sideways. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe("every page of the console", () => {
  it.each(["light", "dark"])(
    "has no axe violation in the %s theme [console.accessible]",
    async (theme) => {
      const page = await person();
      await prefer(page, { theme });
      const found: string[] = [];
      for (const path of everyPage) {
        await page.goto(app.url + path);
        found.push(...(await violationsOf(page)).map((each) => `${path}: ${each}`));
      }
      expect(found).toEqual([]);
    },
    300_000,
  );

  it("has no axe violation in Chinese on a phone, and does not scroll sideways there", async () => {
    const page = await person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await prefer(page, { locale: "zh" });
    const found: string[] = [];
    for (const path of everyPage) {
      await page.goto(app.url + path);
      found.push(...(await violationsOf(page)).map((each) => `${path}: ${each}`));
      expect({ path, sideways: await sideways(page) }).toEqual({ path, sideways: 0 });
    }
    expect(found).toEqual([]);
  }, 300_000);

  it("does not scroll sideways at twice the size or on a narrow screen", async () => {
    const page = await person({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
    for (const path of everyPage) {
      await page.goto(app.url + path);
      expect({ path, sideways: await sideways(page) }).toEqual({ path, sideways: 0 });
    }
  }, 120_000);

  it("says what it is without JavaScript, in both languages [console.readable]", async () => {
    const page = await person({ javaScriptEnabled: false });
    for (const locale of ["en", "zh"]) {
      await prefer(page, { locale });
      for (const path of consolePages) {
        await page.goto(app.url + path);
        const heading = await page.getByRole("heading", { level: 1 }).textContent();
        expect({ path, isHeaded: /\S/u.test(heading ?? "") }).toEqual({ path, isHeaded: true });
        const text = await page.locator("main").innerText();
        expect({ path, says: text.length > 40 }).toEqual({ path, says: true });
        expect(text).not.toMatch(/MISSING_MESSAGE|undefined|NaN|\[object/u);
      }
    }
  }, 120_000);

  it("complains of nothing in the console of the browser", async () => {
    const page = await person();
    for (const path of [...consolePages, ...entryPages, "/dev/kit"]) await page.goto(app.url + path);
    expect(problems).toEqual([]);
  }, 120_000);
});

it("switches the language and keeps it, with and without JavaScript [console.languages]", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await person({ javaScriptEnabled });
    await page.goto(`${app.url}/claims`);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.getByRole("button", { name: /switch to Chinese/u }).click();
    await page.getByRole("heading", { level: 1, name: "论断" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    await page.goto(`${app.url}/jobs`);
    await page.getByRole("heading", { level: 1, name: "任务" }).waitFor();
    await page.getByRole("button", { name: /切换到英文/u }).click();
    await page.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
  }
});

it("speaks the browser's language to whoever has not chosen one", async () => {
  const page = await person({ locale: "zh-CN" });
  await page.goto(`${app.url}/jobs`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("任务");
});

it("turns dark and stays so, before anything is painted [console.themes]", async () => {
  const page = await person({ colorScheme: "light" });
  await page.goto(app.url);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await openAccount(page);
  await page.getByRole("button", { name: "Dark" }).click();
  await page.locator('html[data-theme="dark"]').waitFor({ state: "attached" });
  const dark = await background();
  expect(dark).not.toBe(light);
  const html = await (await page.request.get(app.url)).text();
  expect(html.slice(0, 400)).toContain('data-theme="dark"');
  await openAccount(page);
  await page.getByRole("button", { name: "System" }).click();
  await page.locator("html:not([data-theme])").waitFor({ state: "attached" });
  expect(await background()).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await background()).toBe(dark);
});

it("finds a page from anywhere by keyboard [console.keyboard]", async () => {
  const page = await person();
  await page.goto(app.url);
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Skip to the content" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("training run");
  await page
    .getByRole("option", { name: /training run/iu })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/calculators\/training-cost/u);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/training run/iu);
});
