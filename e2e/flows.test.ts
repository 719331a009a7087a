import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole();
});
afterAll(() => app.stop());

async function saved(page: Page, link: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  return readFileSync(await (await waiting).path(), "utf8");
}

it("draws each flow, says it as a table too, and gives the graph as files [ask.flows]", async () => {
  const page = await person();
  await page.goto(`${app.url}/ask/flows`);
  const drawing = page.getByRole("img", { name: /^Flow graph: Steps: a calculation\. 4 steps, 6 ways/u });
  expect(await drawing.getByText("on failure", { exact: true }).count()).toBeGreaterThan(0);
  expect(await page.getByRole("img", { name: /^Flow graph/u }).count()).toBe(5);
  const flow = page.locator("#flow-calculate");
  await flow.getByText("Show as table").click();
  const run = flow.getByRole("row", { name: /^run/u });
  expect(await run.innerText()).toMatch(/Action\s+run_calculator\s+result, failed \(on failure\)/u);
  await page.getByText("Nothing: every step is reached").waitFor();
  for (const [table, row] of [
    ["Slots", /^calculator the calculator what is said$/u],
    ["Actions", /^check_claim only reads$/u],
    ["Intents", /^help \d+ \d+$/u],
    ["Global interrupts", /^Asks who or what it is talking to applies$/u],
  ] as const)
    await page.getByRole("table", { name: table }).getByRole("row", { name: row }).waitFor();
  const graph: { nodes: unknown[] } = JSON.parse(await saved(page, "Graph as JSON"));
  expect(graph.nodes).toContainEqual({
    id: "check/run",
    flow: "check",
    kind: "act",
    label: "check_claim",
  });
  expect(await saved(page, "Mermaid text")).toMatch(/^flowchart TD\n {2}subgraph f0 /u);
  expect(problems).toEqual([]);
});

it("keeps a wide drawing within its own frame on a phone, without JavaScript", async () => {
  const page = await person({ viewport: { width: 380, height: 800 }, javaScriptEnabled: false });
  for (const path of ["/ask/flows", "/dev/kit"]) {
    await page.goto(app.url + path);
    const widths = await page
      .locator("main svg[aria-label^='Flow graph']")
      .evaluateAll((drawings) => drawings.map((drawing) => drawing.parentElement?.clientWidth ?? 0));
    expect(widths.length).toBeGreaterThan(0);
    for (const width of widths) expect(width).toBeLessThanOrEqual(380);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ path, sideways }).toEqual({ path, sideways: 0 });
  }
});

it("is found from the palette", async () => {
  const page = await person();
  await page.goto(app.url);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("classic engine");
  await page.getByRole("option", { name: "How the classic engine answers" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ask\/flows$/u);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("How the classic engine answers");
});
