import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "./chromium.ts";

type ContextOptions = NonNullable<Parameters<Browser["newContext"]>[0]>;

export interface People {
  /** A person's own browser. */
  person(options?: ContextOptions): Promise<Page>;
  /** What their pages have complained of since the test began. */
  problems: string[];
}

/** A Chromium for the tests of a file; what a test opened is closed after it. */
export function useBrowser(): People {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    problems.length = 0;
  });
  return {
    problems,
    async person(options = {}) {
      const context = await browser.newContext({ locale: "en-GB", ...options });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
      return page;
    },
  };
}

/** Waits for a text, seen or in a closed menu. */
export async function shows(page: Page, text: string | RegExp): Promise<boolean> {
  await page.getByText(text).first().waitFor({ state: "attached" });
  return true;
}

/** Opens the menu that says who one is. */
export async function openAccount(page: Page): Promise<void> {
  const menu = page.locator("#account");
  if (!(await menu.isVisible())) await page.getByRole("button", { name: /^Account/u }).click();
  await menu.waitFor({ state: "visible" });
}
