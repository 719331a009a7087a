import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
// A text of the report's length, so that lines are quoted from where they are asked for.
const folder = mkdtempSync(join(tmpdir(), "assay-report-"));
const reportFile = join(folder, "report.txt");
writeFileSync(
  reportFile,
  Array.from({ length: 836 }, (_, at) => `Line ${at + 1} of a copy, 第${at + 1}行。`).join("\n"),
);

let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole({ ASSAY_REPORT_FILE: reportFile });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the report", () => {
  it("finds a figure, compares it with its like and opens it at its lines [console.report]", async () => {
    const page = await person();
    await page.goto(`${app.url}/report/facts`);
    await page.getByLabel("Metric").selectOption({ label: "Market size" });
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(/metric=market-size/u);
    await page.getByText("26 of 26").waitFor();
    expect(await page.locator("figure svg, figure [role=img]").count()).toBeGreaterThan(0);
    await page
      .getByRole("searchbox", { name: /Search the rows/u })
      .or(page.getByPlaceholder("Search the rows"))
      .first()
      .fill("Legal AI");
    await page.getByText("1 of 26").waitFor();
    await page.getByRole("link", { name: "Legal AI in China" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByText("Line 422 of a copy").first().waitFor();
    expect(problems).toEqual([]);
  });

  it("finds the same section by words of either language, and the lines of the text", async () => {
    const page = await person();
    for (const query of ["customer service", "客服"]) {
      await page.goto(`${app.url}/report/search?q=${encodeURIComponent(query)}`);
      await page.locator('main a[href="/report/sections/customer-service"]').first().waitFor();
    }
    await page.goto(`${app.url}/report/search?q=${encodeURIComponent("第500行")}`);
    expect(await page.getByText("Line 500 of a copy").count()).toBeGreaterThan(0);
    await page.goto(`${app.url}/report/search?q=zzzzqqqq`);
    expect(await page.locator("main").innerText()).toMatch(/[Nn]othing|No /u);
  });

  it("leads from the layer and the region to a name and to what is said of it", async () => {
    const page = await person();
    await page.goto(`${app.url}/report/entities`);
    const cell = page.locator("main table a[href*='layer=application']").first();
    await cell.click();
    await page.waitForURL(/layer=application/u);
    await page.goto(`${app.url}/report/entities/perplexity`);
    expect(await page.locator("main").innerText()).toContain("Pelexity");
  });

  it("gives the rows that are shown as a file that a spreadsheet opens", async () => {
    const page = await person();
    await page.goto(`${app.url}/report/facts?metric=market-size`);
    const waiting = page.waitForEvent("download");
    await page
      .getByRole("link", { name: /CSV/u })
      .or(page.getByRole("button", { name: /CSV/u }))
      .first()
      .click();
    const csv = readFileSync(await (await waiting).path(), "utf8");
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.trim().split("\r\n")).toHaveLength(27);
  });
});

describe("claims", () => {
  it("show what is stated beside what comes out, and when the verdict turns [console.claims]", async () => {
    const page = await person();
    await page.goto(`${app.url}/claims`);
    await page.getByRole("link", { name: /^Off/u }).first().click();
    await page.waitForURL(/verdict=off/u);
    await page.getByText("9 of 9").waitFor();
    await page.goto(`${app.url}/claims/gpt4-training-bill`);
    const main = page.locator("main");
    for (const text of ["$63 million", "Close", "Line 81 of a copy"])
      expect(await main.innerText()).toContain(text);
    await page.getByRole("textbox", { name: "Price of an accelerator hour" }).fill("1.05");
    await page.getByRole("button", { name: "Calculate" }).click();
    await page.waitForURL(/1\.05/u);
    await page.getByText("Reproduced", { exact: true }).first().waitFor();
    await page.getByRole("textbox", { name: "Price of an accelerator hour" }).fill("3");
    await page.getByRole("button", { name: "Calculate" }).click();
    await page.waitForURL(/=3(?:&|$)/u);
    await page.getByText("Off", { exact: true }).first().waitFor();
  });

  it("put passages that contradict each other side by side, and say what would decide an application's", async () => {
    const page = await person();
    await page.goto(`${app.url}/claims/gpt3-parameters`);
    const passages = await page.locator("main").innerText();
    expect(passages).toMatch(/174\.6 billion[\s\S]*17\.5 billion/u);
    await page.goto(`${app.url}/claims/closed-models-beat-open-ones`);
    const text = await page.locator("main").innerText();
    expect(text).toContain("A positive difference in most verticals.");
    expect(text).toMatch(/[Nn]ot run/u);
  });
});

describe("calculators", () => {
  it("answer while one types, and keep all of it in the address [console.calculators]", async () => {
    const page = await person();
    await page.goto(`${app.url}/calculators/training-cost`);
    const price = page.getByRole("textbox", { name: "Price of an accelerator hour" });
    await price.fill("");
    await price.pressSequentially("2.5", { delay: 20 });
    await page.waitForURL(/pricePerAcceleratorHourUsd=2\.5/u);
    await page.getByText("$142.5 million").filter({ visible: true }).first().waitFor();
    expect(await price.inputValue()).toBe("2.5");
    expect(await price.evaluate((field) => field === document.activeElement)).toBe(true);

    const other = await person({ javaScriptEnabled: false });
    await other.goto(page.url());
    expect(await other.locator("main").innerText()).toContain("$142.5 million");
    await other.getByRole("textbox", { name: "Days of training" }).fill("100");
    await other.getByRole("button", { name: "Calculate" }).click();
    expect(await other.locator("main").innerText()).toContain("$150 million");
  });

  it("say at a field what is wrong with it and keep the rest", async () => {
    const page = await person();
    for (const wrong of ["-1", "1e999", "many", ""]) {
      await page.goto(
        `${app.url}/calculators/training-cost?accelerators=${encodeURIComponent(wrong)}&trainingDays=100`,
      );
      const field = page.getByRole("textbox", { name: "Accelerators" });
      expect({ wrong, marked: await field.getAttribute("aria-invalid") }).toEqual({ wrong, marked: "true" });
      expect(await page.getByRole("textbox", { name: "Days of training" }).inputValue()).toBe("100");
    }
  });

  it("show what moves a result, along one input and two, and keep scenarios side by side", async () => {
    const page = await person();
    for (const view of ["tornado", "curve", "grid"]) {
      await page.goto(`${app.url}/calculators/training-cost?view=${view}`);
      expect(await page.locator("main figure, main table").count()).toBeGreaterThan(1);
    }
    await page.goto(`${app.url}/calculators/training-cost?view=scenarios&trainingDays=100`);
    await page.locator("main").getByRole("textbox", { name: /name/iu }).last().fill("Longer");
    await page.getByRole("button", { name: /Keep/u }).click();
    await page.getByText("Longer").first().waitFor();
    const shared = await person();
    await shared.goto(page.url());
    await shared.getByText("Longer").first().waitFor();
    expect(await shared.locator("main").innerText()).toContain("60 million");
  });

  it("give their results as files", async () => {
    for (const what of ["result", "tornado", "grid"]) {
      const response = await fetch(`${app.url}/calculators/training-cost/csv?what=${what}`);
      expect({ what, type: response.headers.get("content-type") }).toEqual({
        what,
        type: "text/csv; charset=utf-8",
      });
      expect((await response.text()).split("\r\n").length).toBeGreaterThan(2);
    }
  });
});
