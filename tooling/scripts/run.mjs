// The root scripts: node tooling/scripts/run.mjs start|build|test|check|dev|bench [arguments]
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check } from "./check.mjs";
import { start } from "./start.mjs";
import { hasToolchain, rerunOnToolchain, run, scriptArguments } from "./toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = "apps/cli/dist/assay.js";

const tasks = {
  /** Installs, then starts everything, or what is named: start console --base 3100. */
  async start(args) {
    return (await install()) || start(args);
  },
  /** Installs and builds. */
  async build() {
    return (await install()) || build();
  },
  /** Installs what the tests need and runs every check. */
  async test(args) {
    return (await install()) || check(args);
  },
  check,
  /** Builds and serves; later parts add the apps' development servers. */
  async dev(args) {
    return (await build()) || run(process.execPath, ["--watch", cli, "serve", ...args]);
  },
  /** Runs a benchmark: bench mcp. */
  async bench([name = "", ...args]) {
    const script = `tooling/bench/${name}.mjs`;
    if (!/^[a-z]+$/u.test(name) || !existsSync(script)) {
      console.error("There is no such benchmark. There are: agent, mcp, platform, router, web.");
      return 2;
    }
    return (await build()) || run(process.execPath, [script, ...args]);
  },
};

function install() {
  return run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"]);
}

function build() {
  return run("pnpm", ["exec", "turbo", "run", "build", "--output-logs=errors-only"]);
}

process.chdir(root);
const [task = "", ...args] = scriptArguments();
if (!Object.hasOwn(tasks, task)) {
  console.error(`Usage: node tooling/scripts/run.mjs ${Object.keys(tasks).join("|")} [arguments]`);
  process.exitCode = 2;
} else if (process.env.ASSAY_WRAPPED === undefined && !hasToolchain()) {
  process.exitCode = await rerunOnToolchain(fileURLToPath(import.meta.url), [task, ...args]);
} else {
  delete process.env.ASSAY_ARGS;
  process.exitCode = await tasks[task](args);
}
