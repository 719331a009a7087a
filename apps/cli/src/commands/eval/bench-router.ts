import type { Router } from "@assay/router";
import { assembleRouter, readRouterSettings } from "../../router.ts";

/** Without the router's own cache: an epoch is a draw of its own. */
export function benchRouter(): Router {
  const { cache: _cache, ...settings } = readRouterSettings();
  return assembleRouter(settings);
}
