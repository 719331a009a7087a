// Builds dist/assay.mcpb, the bundle Claude Desktop installs, and dist/server.json, its entry for the MCP registry.
// node tooling/scripts/pack-mcpb.mjs [--url where-the-bundle-will-be-published]
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hasToolchain, rerunOnToolchain, run, scriptArguments } from "./toolchain.mjs";

const stage = "dist/mcpb";
const bundle = "dist/assay.mcpb";

async function pack(args) {
  const { values } = parseArgs({ args, options: { url: { type: "string" } } });
  const { version } = readJson("package.json");
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const built = await run("pnpm", ["exec", "turbo", "run", "build", "--output-logs=errors-only"]);
  if (built !== 0) return built;
  cpSync("apps/cli/dist", `${stage}/server`, { recursive: true });
  cpSync("LICENSE", `${stage}/LICENSE`);
  writeJson(`${stage}/package.json`, { name: "assay", version, type: "module" });
  const { $schema: _schema, ...manifest } = readJson("mcpb/manifest.json");
  writeJson(`${stage}/manifest.json`, { ...manifest, version });
  const packed =
    (await run("pnpm", ["exec", "mcpb", "validate", `${stage}/manifest.json`])) ||
    (await run("pnpm", ["exec", "mcpb", "pack", stage, bundle]));
  if (packed !== 0) return packed;
  writeJson("dist/server.json", registryEntry(version, values.url));
  console.log(`\nBundle          ${bundle}\nRegistry entry  dist/server.json`);
  return 0;
}

/** The registry's description of this version; it names the bundle once it is known where that will stand. */
function registryEntry(version, url) {
  const fileSha256 = createHash("sha256").update(readFileSync(bundle)).digest("hex");
  const packages =
    url === undefined
      ? []
      : [{ registryType: "mcpb", identifier: url, fileSha256, transport: { type: "stdio" } }];
  return { ...readJson("server.json"), version, packages };
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
process.exitCode = hasToolchain()
  ? await pack(scriptArguments())
  : await rerunOnToolchain(fileURLToPath(import.meta.url), scriptArguments());
