/** The applications, in the order of their ports. */
export const appIds = ["console", "outbound", "legal", "audit", "tutor", "companion"] as const;
export type AppId = (typeof appIds)[number];

/** What is known of an application: it answers, it does not, or it has no address here. */
export type AppState = "ready" | "unavailable" | "stopped";

export interface AppEntry {
  id: AppId;
  href: string;
  state: AppState;
}
