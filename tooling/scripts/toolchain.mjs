// Puts Node 24 and pnpm on PATH, from the npm registry when the machine has others. Plain JavaScript for any Node >= 20.
import { spawn, spawnSync } from "node:child_process";

export const nodeMajor = 24;
export const pnpmVersion = "10.34.9";

const quiet = { TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

/** The environment for what the project starts: npx's own settings would break every npx below it. */
export function childEnvironment(extra = {}) {
  const environment = { ...process.env, ...quiet, ...extra };
  delete environment.npm_config_call;
  delete environment.npm_config_package;
  return environment;
}

/** Whether this process already runs on the project's Node and finds its pnpm. */
export function hasToolchain() {
  if (Number(process.versions.node.split(".")[0]) !== nodeMajor) return false;
  const { stdout, status } = spawnSync("pnpm", ["--version"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return status === 0 && stdout.trim() === pnpmVersion;
}

/** Runs a script again on the project's toolchain and resolves with its exit code. Arguments travel unchanged. */
export function rerunOnToolchain(script, args) {
  const environment = childEnvironment({
    ASSAY_WRAPPED: "1",
    ASSAY_SCRIPT: script,
    ASSAY_ARGS: JSON.stringify(args),
  });
  const command = "node -e \"import(require('node:url').pathToFileURL(process.env.ASSAY_SCRIPT).href)\"";
  return run("npx", ["-y", "-p", `node@${nodeMajor}`, "-p", `pnpm@${pnpmVersion}`, "-c", command], {
    env: environment,
  });
}

/** The script's own arguments, whether it was started directly or through {@link rerunOnToolchain}. */
export function scriptArguments() {
  const passed = process.env.ASSAY_ARGS;
  return passed === undefined ? process.argv.slice(2) : JSON.parse(passed);
}

/** Runs a command with inherited output and resolves with its exit code; signals reach it through the terminal's group. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: "inherit",
      env: childEnvironment(),
      shell: process.platform === "win32",
      ...options,
    });
    const forward = (signal) => child.kill(signal);
    const ignore = () => {};
    process.on("SIGINT", ignore);
    process.on("SIGTERM", forward);
    // npm and npx start scripts through a shell that dies of a signal without passing it on.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      process.off("SIGINT", ignore);
      process.off("SIGTERM", forward);
      resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1));
    });
  });
}
