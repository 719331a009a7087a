import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClassifierCache, createEngines } from "@assay/agent/classic";
import { openHome } from "@assay/db/home";
import { createReportToolkit } from "@assay/report";
import { createReportAssistant } from "@assay/report/classic";
import { RouterSettings, configOf, createModelsFile, createRouter } from "@assay/router";
import type { RequestRecord, Router, RouterConfig } from "@assay/router";
import { UsageError, readModelEnv, readVariable } from "./env.ts";
import { log } from "./log.ts";

/** What the router is to do beyond its defaults. @throws UsageError naming the field of ASSAY_ROUTER_FILE */
export function readRouterSettings(): RouterSettings {
  const path = readVariable("ASSAY_ROUTER_FILE");
  if (path === undefined) return {};
  const parsed = RouterSettings.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`ASSAY_ROUTER_FILE: ${issue?.path.join(".")}: ${issue?.message}.`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const what = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new UsageError(`ASSAY_ROUTER_FILE: ${path} ${what}.`);
  }
}

/** The router over every provider this environment has a key for, and every model server on this machine. */
export function assembleRouter(
  settings = readRouterSettings(),
  onRequest?: (record: RequestRecord) => void,
  accounts: Partial<RouterConfig> = {},
): Router {
  const file = readVariable("ASSAY_MODELS_FILE");
  const onError = (reason: string) => log.warn({ event: "models.file", reason });
  const config = configOf(settings);
  const { engines } = createEngines({
    id: "report",
    assistant: createReportAssistant,
    apps: ["console"],
    tools: createReportToolkit({ reportFile: readVariable("ASSAY_REPORT_FILE") }).tools,
    fetchFor: (caller) => router.fetchFor(caller),
    cache: createClassifierCache(() =>
      join(openHome({ folder: readVariable("ASSAY_HOME") }), "cache", "classifiers"),
    ),
  });
  const router: Router = createRouter({
    ...accounts,
    ...config,
    engines,
    env: readModelEnv(config.providers),
    recordContent: readVariable("ASSAY_LOG_CONTENT") === "1",
    ...(onRequest === undefined ? {} : { onRequest }),
    ...(file === undefined ? {} : { models: createModelsFile(file, { onError }) }),
  });
  return router;
}
