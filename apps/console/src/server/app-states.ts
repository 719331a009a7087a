import "server-only";
import { appIds } from "@assay/ui/apps.ts";
import type { AppEntry, AppId, AppState } from "@assay/ui/apps.ts";
import { readEnv } from "./env.ts";

const lookMs = 400;
const keepMs = 4_000;

let known: { at: number; entries: Promise<AppEntry[]> } | undefined;

/** Every application with its address and whether it answers; asked again when the answer is some seconds old. */
export async function readApps(): Promise<AppEntry[]> {
  if (known === undefined) known = { at: Date.now(), entries: look() };
  else if (Date.now() - known.at > keepMs) {
    // The next page sees what is found now: no page waits for another application.
    const { entries } = known;
    known = { at: Date.now(), entries: look() };
    return entries;
  }
  return known.entries;
}

async function look(): Promise<AppEntry[]> {
  return Promise.all(
    appIds.map(async (id, at) => {
      const href = addressOf(id, at);
      return { id, href, state: id === "console" ? "ready" : await stateOf(href) };
    }),
  );
}

/** Where an application is: the addresses of `ASSAY_ORIGINS` in the order of the applications, else loopback's ports. */
function addressOf(id: AppId, at: number): string {
  if (id === "console") return "/";
  const { ASSAY_ORIGINS, ASSAY_BASE_PORT } = readEnv();
  const given = ASSAY_ORIGINS.split(",").map((origin) => origin.trim());
  return given[at] ?? `http://127.0.0.1:${ASSAY_BASE_PORT + at}`;
}

async function stateOf(href: string): Promise<AppState> {
  try {
    const response = await fetch(`${href}/healthz`, {
      signal: AbortSignal.timeout(lookMs),
      redirect: "error",
    });
    return response.ok ? "ready" : "unavailable";
  } catch {
    return "stopped";
  }
}
