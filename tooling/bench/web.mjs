// The console's main pages under `next start`, on seeded data: requests a second, the slowest hundredth, and the
// processor time a page costs. Then a table of 10,000 rows in a browser: frames while it is scrolled and typed into.
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import autocannon from "autocannon";
import { chromium } from "playwright-core";
import { framesFor } from "./frames.mjs";
import { startSeededConsole } from "./seeded-console.mjs";

const pages = ["/", "/report/facts", "/claims", "/calculators/training-cost?view=tornado", "/models/usage"];
const seconds = Number(process.env.BENCH_SECONDS ?? 8);

const { url, pid, stop } = await startSeededConsole(4391, { requests: 20_000, jobs: 200 });
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${seconds} s a page\n`);
console.log(
  "page                                      KB html   req/s (1)  req/s (8)  p99 ms (8)  CPU ms (1)  CPU ms (8)",
);
for (const path of pages) {
  const html = await (await fetch(url + path)).text();
  await measure(path, { connections: 1, duration: 2 });
  const one = await measure(path, { connections: 1, duration: seconds });
  const eight = await measure(path, { connections: 8, duration: seconds });
  const figures = [
    (html.length / 1000).toFixed(0).padStart(7),
    one.rate.toFixed(0).padStart(11),
    eight.rate.toFixed(0).padStart(10),
    eight.p99.toFixed(0).padStart(11),
    one.cpuMs.toFixed(1).padStart(11),
    eight.cpuMs.toFixed(1).padStart(11),
  ];
  console.log(path.padEnd(41), figures.join(""));
}
await longTable();
await stop();

async function measure(path, { connections, duration }) {
  const before = cpuSeconds();
  const result = await autocannon({ url: url + path, connections, duration });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} failed`);
  return {
    rate: result.requests.average,
    p99: result.latency.p99,
    cpuMs: ((cpuSeconds() - before) / result.requests.total) * 1000,
  };
}

/** Processor seconds the server has used, user and system. */
function cpuSeconds() {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function longTable() {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) return;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await page.goto(`${url}/dev/kit?rows=10000`);
  const table = page.getByRole("region", { name: /Long table/u }).first();
  await table.scrollIntoViewIfNeeded();
  const frames = framesFor(page, 6_000);
  const box = await table.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  for (let step = 0; step < 100; step += 1) {
    await page.mouse.wheel(0, 1_500);
    await page.waitForTimeout(16);
  }
  const search = page.getByRole("searchbox").first();
  await search.pressSequentially("Item 99", { delay: 40 });
  const typed = await search.inputValue();
  const sorted = (await frames).toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(0);
  console.log(
    `\n10,000 rows, scrolled and typed into for 6 s: ${sorted.length} frames, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; the field holds "${typed}"`,
  );
  await browser.close();
}
