import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A headless Chromium: the one `CHROMIUM_PATH` names, one of the machine, else Debian's, installed when this is root.
 * @throws Error saying how to get one
 */
export async function launchChromium(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
  return chromium.launch({ executablePath: findChromium(), args });
}

function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return named;
  const found = known.find((path) => existsSync(path)) ?? installChromium();
  if (found !== undefined) return found;
  throw new Error(
    "The journeys need a Chromium: install one (apt-get install chromium), or set CHROMIUM_PATH.",
  );
}

function installChromium(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "ignore" });
  return known.find((path) => existsSync(path));
}
