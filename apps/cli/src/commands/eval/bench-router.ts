import type { Router } from "@assay/router";
import { assembleRouter, readRouterSettings } from "../../router.ts";

/**
 * The router as a measuring instrument. No cache: an epoch is a draw of its own. No repeats, no second model, nothing left
 * alone for having failed: the run repeats and counts for itself, and says why a try was lost.
 */
export function benchRouter(): Router {
  const { cache: _cache, ...settings } = readRouterSettings();
  return assembleRouter({ ...settings, retries: 0, hedge: false }, undefined, { cooldown: false });
}
