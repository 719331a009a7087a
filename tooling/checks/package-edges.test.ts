import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("../..", import.meta.url));
const domains = ["report", "outbound", "legal", "audit", "tutor", "companion"];
const platform = ["search", "dialogue", "voice", "toolkit", "db", "ui", "router", "auth", "agent"];

/** What each package may import besides itself; a package that is not named here may import no other. */
const allowed: Record<string, readonly string[]> = {
  router: ["db"],
  auth: ["db"],
  agent: ["router", "toolkit", "dialogue", "db"],
  evals: ["router", "db", "agent", "dialogue"],
  ...Object.fromEntries(domains.map((domain) => [domain, [...platform, "evals"]])),
};
const pureParts = new Set(["@assay/report/data", "@assay/report/calculators"]);

const Manifest = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

interface Edge {
  from: string;
  specifier: string;
}

function edgesOf(folder: string): Edge[] {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${root}/${folder}/package.json`, "utf8")));
  const declared = Object.keys(manifest.dependencies);
  const imported = globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root }).flatMap((file) =>
    [...readFileSync(`${root}/${file}`, "utf8").matchAll(/from "(@assay\/[^"]+)"/gu)].map(
      ([, name = ""]) => name,
    ),
  );
  return [...declared, ...imported]
    .filter((specifier) => specifier.startsWith("@assay/"))
    .map((specifier) => ({ from: manifest.name.replace("@assay/", ""), specifier }));
}

const packages = globSync("packages/*", { cwd: root });

it("lets packages import only what stands above them [repo.edges]", () => {
  const forbidden = packages
    .flatMap(edgesOf)
    .filter(({ from, specifier }) => {
      const to = specifier.split("/")[1] ?? "";
      const isPure = domains.includes(from) && pureParts.has(specifier);
      return to !== from && !isPure && !(allowed[from] ?? []).includes(to);
    })
    .map(({ from, specifier }) => `${from} imports ${specifier}`);
  expect(forbidden).toEqual([]);
});

it("keeps apps from being imported", () => {
  const apps = globSync("apps/*", { cwd: root }).map((folder) => `@assay/${folder.split("/")[1]}`);
  const importers = [...packages, ...globSync("apps/*", { cwd: root })]
    .flatMap(edgesOf)
    .filter(({ specifier }) => apps.some((app) => specifier === app || specifier.startsWith(`${app}/`)));
  expect(importers).toEqual([]);
});

it("imports only what a package declares", () => {
  const undeclared = [...packages, ...globSync("apps/*", { cwd: root })].flatMap((folder) => {
    const manifest = readFileSync(`${root}/${folder}/package.json`, "utf8");
    return edgesOf(folder)
      .map(({ specifier }) => specifier.split("/").slice(0, 2).join("/"))
      .filter((name) => !manifest.includes(`"${name}"`))
      .map((name) => `${folder} imports ${name}`);
  });
  expect(undeclared).toEqual([]);
});
