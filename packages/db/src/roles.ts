import { sql } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** Whom applications act as: sees the rows of one workspace, the one its transaction is scoped to. */
export const appRole = pgRole("assay_app").existing();

/** Whom sign-in, the queue and the router's accounts act as: they work across workspaces. */
export const systemRole = pgRole("assay_system").existing();

/** The workspace a transaction is scoped to; null outside of `withWorkspace`, and then no row matches. */
export const currentWorkspace = sql`(select current_setting('assay.workspace_id', true))`;

/**
 * The policies every table with a `workspace_id` carries. With `system`, sign-in, the queue and the router may work
 * on all of its rows.
 */
export function workspacePolicies({ system = false }: { system?: boolean } = {}) {
  const isOwn = sql`workspace_id = ${currentWorkspace}`;
  const own = pgPolicy("own_workspace", { for: "all", to: appRole, using: isOwn, withCheck: isOwn });
  if (!system) return [own];
  const all = pgPolicy("system", { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` });
  return [own, all];
}
