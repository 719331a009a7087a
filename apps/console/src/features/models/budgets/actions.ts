"use server";
import { z } from "zod";
import { action } from "~/server/action.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";
import { parseMicros } from "../money.ts";
import { mayManage, readScope } from "./budget-scope.ts";

const page = "/models/budgets";
const scopeText = z.string().min(1).max(500);

export const setBudget = action(page, { scope: scopeText, amount: z.string().max(20) }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const { budgets, keys, router } = modelPlatform();
  const scope = readScope(fields.scope);
  const microsPerDay = parseMicros(fields.amount);
  if (scope === undefined) return { error: "field.scope" };
  if (microsPerDay === undefined) return { error: "field.amount" };
  const keyIds = (await keys.list(workspaceId)).map(({ id }) => id);
  const hasAccounts = platform().env.ASSAY_AUTH !== undefined;
  if (!mayManage(scope, { hasAccounts, workspaceId, keyIds })) return { error: "not_yours" };
  const isOtherModel =
    scope.startsWith("model:") &&
    !(await router.list(workspaceId)).some(({ address }) => `model:${address}` === scope);
  const isOtherKey = scope.startsWith("key:") && !keyIds.includes(scope.slice("key:".length));
  if (isOtherModel || isOtherKey) return { error: "field.scope" };
  await budgets.set({ scope, microsPerDay });
  return { to: page, done: "budget" };
});

export const removeBudget = action(page, { scope: scopeText }, async (fields) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  const { budgets, keys } = modelPlatform();
  const scope = readScope(fields.scope);
  if (scope === undefined) return { error: "field.scope" };
  const keyIds = (await keys.list(workspaceId)).map(({ id }) => id);
  const hasAccounts = platform().env.ASSAY_AUTH !== undefined;
  if (!mayManage(scope, { hasAccounts, workspaceId, keyIds })) return { error: "not_yours" };
  return (await budgets.remove(scope)) ? { to: page, done: "budgetRemoved" } : { error: "no_budget" };
});

export const revokeKey = action(page, { id: z.string().min(1).max(64) }, async ({ id }) => {
  const { workspaceId } = await requirePrincipal("settings.write");
  return (await modelPlatform().keys.revoke(workspaceId, id))
    ? { to: page, done: "revoked" }
    : { error: "no_key" };
});
