import { createModelsFile, createRouter } from "@assay/router";
import type { Router } from "@assay/router";
import { readModelEnv, readVariable } from "./env.ts";
import { logWarning } from "./log.ts";

/** The router over every provider this environment has a key for, and every model server on this machine. */
export function assembleRouter(): Router {
  const file = readVariable("ASSAY_MODELS_FILE");
  return createRouter({
    env: readModelEnv(),
    ...(file === undefined
      ? {}
      : {
          models: createModelsFile(file, {
            onError: (reason) => logWarning("models.file", `ASSAY_MODELS_FILE: ${reason}`),
          }),
        }),
  });
}
