import "server-only";
import { retryRead } from "@assay/db";
import type { WorkspaceId } from "@assay/db";
import type { Budget, VirtualKey } from "@assay/router";
import { platform } from "~/server/platform.ts";
import { modelPlatform } from "~/server/router.ts";
import { mayManage } from "./budget-scope.ts";

/** What the page of budgets shows of a workspace. */
export interface BudgetsRead {
  hasAccounts: boolean;
  /** Those of the workspace, and on a machine of one owner all of them. */
  budgets: (Budget & { spentMicros: number })[];
  keys: VirtualKey[];
  /** Addresses of the models that can be asked now. */
  addresses: string[];
}

/** A workspace's budgets and keys. */
export async function readBudgets(workspaceId: WorkspaceId): Promise<BudgetsRead> {
  const { budgets: store, keys: keyStore, router } = modelPlatform();
  const hasAccounts = platform().env.ASSAY_AUTH !== undefined;
  const [budgets, keys, listings] = await retryRead(() =>
    Promise.all([store.list(), keyStore.list(workspaceId), router.list(workspaceId)]),
  );
  const rights = { hasAccounts, workspaceId, keyIds: keys.map(({ id }) => id) };
  return {
    hasAccounts,
    keys,
    budgets: budgets.filter(({ scope }) => mayManage(scope, rights)),
    addresses: listings.filter(({ isReachable }) => isReachable).map(({ address }) => address),
  };
}
