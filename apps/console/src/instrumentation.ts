/** Before the first request: an application without accounts listens on this machine only. */
export async function register(): Promise<void> {
  if (process.env.NODE_ENV === "development") return;
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./server/refuse-host.ts")).refuseHost();
}
