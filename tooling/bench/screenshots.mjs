// Pictures of the console's pages at three widths, in both themes and languages, into docs/screenshots.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { makeBenchRuns } from "./bench-runs.mjs";
import { startSeededConsole } from "./seeded-console.mjs";

const { url, home, stop } = await startSeededConsole(4392, { requests: 2_000, jobs: 60 });
const [before, after] = await makeBenchRuns(home);
const [{ id }] = JSON.parse(
  readFileSync(new URL("../../packages/report/evals/questions/seen.json", import.meta.url), "utf8"),
);
const sample = `seen-${id}`;

const pages = {
  home: "/",
  sections: "/report/sections",
  facts: "/report/facts?metric=market-size",
  fact: "/report/facts/gpt4-connection-count",
  entities: "/report/entities",
  claims: "/claims",
  claim: "/claims/gpt4-training-bill",
  calculator: "/calculators/training-cost?view=tornado",
  connections: "/models/connections",
  catalogue: "/models/catalogue",
  playground: "/models/playground",
  usage: "/models/usage",
  budgets: "/models/budgets",
  bench: "/bench",
  "bench-run": `/bench/${after}`,
  "bench-sample": `/bench/${after}/${sample}`,
  "bench-compare": `/bench/compare?base=${before}&other=${after}`,
  "bench-suites": "/bench/suites",
  jobs: "/jobs",
  kit: "/dev/kit",
};
const widths = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024, hasTouch: true },
  { width: 390, height: 844, hasTouch: true, isMobile: true },
];
const only = process.argv.slice(2);
const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let pictures = 0;
for (const { width, height, ...touch } of widths) {
  for (const theme of ["light", "dark"]) {
    for (const locale of ["en", "zh"]) {
      const context = await browser.newContext({ viewport: { width, height }, ...touch });
      await context.addCookies([
        { name: "assay.theme", value: theme, url },
        { name: "assay.locale", value: locale, url },
      ]);
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages)) {
        if (only.length > 0 && !only.includes(name)) continue;
        await page.goto(url + path, { waitUntil: "networkidle" });
        const file = `${folder}${name}-${width}-${theme}-${locale}.jpg`;
        await page.screenshot({ path: file, type: "jpeg", quality: 72 });
        pictures += 1;
      }
      await context.close();
    }
  }
}
await browser.close();
await stop();
console.log(`${pictures} pictures in docs/screenshots`);
