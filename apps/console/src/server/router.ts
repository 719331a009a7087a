import "server-only";
import { join } from "node:path";
import { createClassifierCache, createEngines } from "@assay/agent/classic";
import { readSecrets, openHome } from "@assay/db/home";
import { createReportToolkit } from "@assay/report";
import { createReportAssistant } from "@assay/report/classic";
import { createModelsFile, createRouter, models as shippedModels } from "@assay/router";
import type { Model, Router } from "@assay/router";
import { createPostgresAccounts, createPostgresConnections } from "@assay/router/postgres";
import type { PostgresAccounts, PostgresConnections } from "@assay/router/postgres";
import { modelEnv, readEnv } from "./env.ts";
import { platform } from "./platform.ts";

/** What the console asks models through, and what it keeps about them. */
export interface ModelPlatform extends Pick<PostgresAccounts, "keys" | "budgets" | "ledger" | "appModels"> {
  router: Router;
  connections: PostgresConnections;
  /** Makes the classic engines ready, which the first question would wait for. */
  warm(): void;
  /** The catalogue, with the operator's own file over it. */
  models(): readonly Model[];
}

declare global {
  // Development servers load modules anew; what is remembered of servers and budgets stays.
  var assayModels: ModelPlatform | undefined;
}

/** The process's router with its accounts in the database, made at the first request. */
export function modelPlatform(): ModelPlatform {
  globalThis.assayModels ??= open();
  return globalThis.assayModels;
}

function open(): ModelPlatform {
  const { database } = platform();
  const env = modelEnv();
  const home = openHome({ folder: readEnv().ASSAY_HOME });
  const { keys, limiter, budgets, ledger, appModels } = createPostgresAccounts(database);
  const connections = createPostgresConnections(database, () => readSecrets(home).encryption);
  const file = env["ASSAY_MODELS_FILE"];
  const models =
    file === undefined
      ? () => shippedModels
      : createModelsFile(file, { onError: (reason) => warn("models.file", reason) });
  const { engines, warm } = createEngines({
    id: "report",
    assistant: createReportAssistant,
    apps: ["console"],
    tools: createReportToolkit({ reportFile: readEnv().ASSAY_REPORT_FILE }).tools,
    fetchFor: (caller) => router.fetchFor(caller),
    cache: createClassifierCache(() => join(home, "cache", "classifiers")),
  });
  const router: Router = createRouter({
    env,
    engines,
    models,
    limiter,
    budgets,
    ledger,
    connections: connections.reachOf,
    appModel: appModels.get,
    // The database's own words, without the statement and its values around them.
    onError: (error) => warn("router.unsettled", String(Reflect.get(Object(error), "cause") ?? error)),
  });
  return { router, connections, keys, budgets, ledger, appModels, models, warm };
}

function warn(event: string, reason: string): void {
  process.stderr.write(`${JSON.stringify({ event, reason })}\n`);
}
