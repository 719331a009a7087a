import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";

const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Not permissive, and allowed by name: used unmodified and apart from our code, as their licences ask. */
const named: Record<string, RegExp> = {
  "LGPL-3.0-or-later": /^@img\/sharp-libvips-/u,
  "Apache-2.0 AND LGPL-3.0-or-later": /^@img\/sharp-/u,
  "MPL-2.0": /^lightningcss/u,
  "CC-BY-4.0": /^caniuse-lite$/u,
  "OFL-1.1": /^@fontsource/u,
  "SIL OPEN FONT LICENSE": /^geist$/u,
};

const Listed = z.record(z.string(), z.array(z.object({ name: z.string(), versions: z.array(z.string()) })));

/** Whether an SPDX expression leaves a permissive choice. */
function isPermissive(expression: string): boolean {
  return expression
    .replaceAll(/[()]/gu, "")
    .split(" OR ")
    .some((choice) => choice.split(/ and /iu).every((licence) => permissive.has(licence)));
}

it("ships nothing under a licence that is not on the list [repo.licences]", () => {
  const { stdout, stderr } = spawnSync("pnpm", ["licenses", "list", "--json", "--prod", "--recursive"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  expect(stdout + stderr).toMatch(/^\{/u);
  const offenders = Object.entries(Listed.parse(JSON.parse(stdout)))
    .filter(([licence]) => !isPermissive(licence))
    .flatMap(([licence, entries]) =>
      entries
        .filter(({ name }) => !name.startsWith("@assay/") && named[licence]?.test(name) !== true)
        .map(({ name, versions }) => `${name}@${versions.join(",")}: ${licence}`),
    );
  expect(offenders).toEqual([]);
});
