import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeBenchLogs } from "./bench-logs.ts";
import { startLocalConsole } from "./console.ts";
import { chatPages, consolePages, entryPages } from "./pages.ts";

const budgetKb = 250;
const chatBudgetKb = 350;
const built = fileURLToPath(new URL("../apps/console/.next/static/", import.meta.url));

let app: Awaited<ReturnType<typeof startLocalConsole>>;
beforeAll(async () => {
  app = await startLocalConsole();
  writeBenchLogs(app.home);
});
afterAll(() => app.stop());

/** The scripts and styles a page names, without those for browsers of before 2018. */
async function filesOf(path: string): Promise<string[]> {
  const html = await (await fetch(app.url + path)).text();
  const tags = [
    ...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="\/_next\/static\/([^"?]+\.(?:js|css))[^>]*>/gu),
  ];
  return [...new Set(tags.filter(([tag]) => !/nomodule/iu.test(tag)).map(([, file = ""]) => file))];
}

const sizes = new Map<string, number>();
function sizeOf(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(built + file)).length;
  sizes.set(file, known);
  return known;
}

async function weigh(paths: readonly string[]) {
  return Promise.all(
    paths.map(async (path) => {
      const files = await filesOf(path);
      return { path, files: files.length, kb: files.reduce((sum, file) => sum + sizeOf(file), 0) / 1_000 };
    }),
  );
}

it(`loads at most ${budgetKb} KB of script and style a page [console.weight]`, async () => {
  const pages = await weigh([...consolePages, ...entryPages].filter((path) => !chatPages.includes(path)));
  expect(pages.filter(({ files }) => files < 4)).toEqual([]);
  expect(pages.filter(({ kb }) => kb > budgetKb)).toEqual([]);
});

it(`loads at most ${chatBudgetKb} KB where there is a chat [chat.weight]`, async () => {
  const pages = await weigh(chatPages);
  expect(pages.filter(({ files }) => files < 4)).toEqual([]);
  expect(pages.filter(({ kb }) => kb > chatBudgetKb)).toEqual([]);
});
