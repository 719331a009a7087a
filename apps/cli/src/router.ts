import { createModelsFile, createRouter } from "@assay/router";
import type { Router } from "@assay/router";
import type { Env } from "./env.ts";
import { readModelEnv } from "./env.ts";
import { logWarning } from "./log.ts";

/** The router over every provider this environment has a key for, and every model server on this machine. */
export function assembleRouter({ ASSAY_MODELS_FILE }: Env): Router {
  return createRouter({
    env: readModelEnv(),
    ...(ASSAY_MODELS_FILE === undefined
      ? {}
      : {
          models: createModelsFile(ASSAY_MODELS_FILE, {
            onError: (reason) => logWarning("models.file", `ASSAY_MODELS_FILE: ${reason}`),
          }),
        }),
  });
}
