import type { BudgetScope } from "@assay/router";

/** On what a budget's permission hangs. */
export interface BudgetRights {
  /** People sign in, so that there are workspaces of others. */
  hasAccounts: boolean;
  workspaceId: string;
  /** The keys of the workspace. */
  keyIds: readonly string[];
}

/** What a budget is for; undefined for what is no scope. */
export function readScope(text: string): BudgetScope | undefined {
  if (text.length > 500) return undefined;
  if (text === "all") return text;
  const at = text.indexOf(":");
  const [kind, rest] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 0 || rest === "") return undefined;
  if (kind === "workspace" || kind === "key" || kind === "model") return `${kind}:${rest}`;
  return undefined;
}

/**
 * Whether somebody who may write settings may see and set a budget. On a machine of one owner all of them; where people
 * sign in those of their own workspace and its keys: all of the router and its models are everybody's.
 */
export function mayManage(scope: BudgetScope, { hasAccounts, workspaceId, keyIds }: BudgetRights): boolean {
  if (scope.startsWith("key:") && keyIds.includes(scope.slice("key:".length))) return true;
  return hasAccounts ? scope === `workspace:${workspaceId}` : true;
}
