// The bundled command, installed and built on first use: `pnpm assay …`, or `node tooling/scripts/assay.mjs …`.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = `${root}apps/cli/dist/assay.js`;

if (!existsSync(cli)) {
  // The build talks on stderr: stdout belongs to the command, which may be speaking MCP there.
  const build = fileURLToPath(new URL("run.mjs", import.meta.url));
  const code = await run(process.execPath, [build, "build"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) process.exit(code);
}
process.exitCode = await run(process.execPath, [cli, ...process.argv.slice(2)]);
