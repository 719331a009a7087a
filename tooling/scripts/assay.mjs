// `pnpm assay …` at the root: the bundled command, built on first use.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = `${root}apps/cli/dist/assay.js`;

if (!existsSync(cli)) {
  // The build talks on stderr: stdout belongs to the command, which may be speaking MCP there.
  const code = await run("pnpm", ["exec", "turbo", "run", "build", "--output-logs=errors-only"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) process.exit(code);
}
process.exitCode = await run(process.execPath, [cli, ...process.argv.slice(2)]);
