/**
 * Aborts a controller when a signal does. Not AbortSignal.any: what that returns may be collected while somebody waits on
 * it, and then never fires.
 */
export function abortWith(controller: AbortController, signal: AbortSignal): void {
  if (signal.aborted) controller.abort(signal.reason);
  else
    signal.addEventListener("abort", () => controller.abort(signal.reason), {
      once: true,
      signal: controller.signal,
    });
}
