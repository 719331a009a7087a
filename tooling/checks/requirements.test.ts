import { requirements } from "@assay/e2e/requirements";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("finds a test for every promise, and a promise for every citation", () => {
  const tests = globSync("{apps,packages,tooling,e2e}/**/*.test.ts", {
    cwd: root,
    exclude: (path) => path.includes("node_modules"),
  });
  const text = tests.map((file) => readFileSync(`${root}/${file}`, "utf8")).join("\n");
  const cited = new Set([...text.matchAll(/ \[([a-z]+\.[a-z-]+)\](?=["`])/gu)].map(([, id]) => id));
  expect(cited).toEqual(new Set(Object.keys(requirements)));
});
