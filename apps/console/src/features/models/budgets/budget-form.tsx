import { useTranslations } from "next-intl";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { DraftForm } from "@assay/ui/draft-form";
import { SelectField, TextField } from "@assay/ui/field";
import { setBudget } from "./actions.ts";
import type { BudgetsRead } from "./read-budgets.ts";

export interface BudgetFormProps extends Pick<BudgetsRead, "keys" | "addresses" | "hasAccounts"> {
  workspaceId: string;
  done: string | string[] | undefined;
}

/** Sets a budget, or changes the one there is for the same. */
export function BudgetForm({ keys, addresses, hasAccounts, workspaceId, done }: BudgetFormProps) {
  const t = useTranslations("models.budgets");
  const usable = keys.filter(({ isRevoked }) => isRevoked !== true);
  return (
    <Card title={t("set")}>
      <DraftForm
        action={setBudget}
        name="budget"
        isDone={done === "budget"}
        label={t("set")}
        className="grid gap-4"
      >
        <SelectField
          label={t("scope")}
          hint={hasAccounts ? t("scopeOwn") : t("scopeHint")}
          name="scope"
          defaultValue={`workspace:${workspaceId}`}
        >
          <option value={`workspace:${workspaceId}`}>{t("scopes.workspace")}</option>
          {!hasAccounts && <option value="all">{t("scopes.all")}</option>}
          {usable.length > 0 && (
            <optgroup label={t("ofKeys")}>
              {usable.map(({ id, name }) => (
                <option key={id} value={`key:${id}`}>
                  {name} ({id})
                </option>
              ))}
            </optgroup>
          )}
          {!hasAccounts && addresses.length > 0 && (
            <optgroup label={t("ofModels")}>
              {[...new Set(addresses)].map((address) => (
                <option key={address} value={`model:${address}`}>
                  {address}
                </option>
              ))}
            </optgroup>
          )}
        </SelectField>
        <TextField
          label={t("amount")}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          suffix="USD"
          hint={t("amountHint")}
        />
        <div>
          <Button variant="primary">{t("submit")}</Button>
        </div>
      </DraftForm>
    </Card>
  );
}
