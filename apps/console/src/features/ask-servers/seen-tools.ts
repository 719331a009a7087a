import "server-only";
import type { TestedTool } from "@assay/agent";

/** What a server said of itself when it was last tried in this process. */
export interface SeenTools {
  server: { name: string; version: string } | undefined;
  tools: TestedTool[];
}

const most = 200;

declare global {
  // Pages and actions may have modules of their own.
  var assaySeenTools: Map<string, SeenTools> | undefined;
}

const seen = (globalThis.assaySeenTools ??= new Map());

/** Keeps what a server's tools say: a stranger's words are shown, and not stored. */
export function keepSeen(workspaceId: string, id: string, tools: SeenTools): void {
  const key = `${workspaceId}:${id}`;
  seen.delete(key);
  if (seen.size >= most) seen.delete(seen.keys().next().value ?? "");
  seen.set(key, tools);
}

/** What was kept; undefined after a restart of the process, or where it was long ago. */
export function seenTools(workspaceId: string, id: string): SeenTools | undefined {
  return seen.get(`${workspaceId}:${id}`);
}

export function forgetSeen(workspaceId: string, id: string): void {
  seen.delete(`${workspaceId}:${id}`);
}
