import { useLocale, useTranslations } from "next-intl";
import type { VirtualKey } from "@assay/router";
import { Card } from "@assay/ui/card";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { Progress } from "@assay/ui/progress";
import { formatMicros } from "../money.ts";
import { removeBudget } from "./actions.ts";
import type { BudgetsRead } from "./read-budgets.ts";

export interface BudgetListProps extends Pick<BudgetsRead, "budgets" | "keys" | "hasAccounts"> {
  mayChange: boolean;
}

/** What may be spent today, and what of it is spent or set aside. */
export function BudgetList({ budgets, keys, hasAccounts, mayChange }: BudgetListProps) {
  const t = useTranslations("models.budgets");
  const locale = useLocale();
  return (
    <Card title={t("list")}>
      {budgets.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="grid gap-4">
          {budgets.map(({ scope, microsPerDay, spentMicros }) => {
            const name = scopeName(scope, keys, t);
            const part = microsPerDay === 0 ? 1 : spentMicros / microsPerDay;
            return (
              <li key={scope}>
                <Progress
                  label={<span className="break-words">{name}</span>}
                  value={part}
                  tone={part >= 1 ? "bad" : "accent"}
                  note={t("spent", {
                    spent: formatMicros(spentMicros, "USD", locale),
                    limit: formatMicros(microsPerDay, "USD", locale),
                  })}
                  cancel={
                    mayChange && (
                      <form action={removeBudget}>
                        <input type="hidden" name="scope" value={scope} />
                        <ConfirmButton
                          size="sm"
                          title={t("removeTitle", { name })}
                          consequence={t("removeWhat")}
                          confirm={t("remove")}
                          aria-label={t("removeOf", { name })}
                        >
                          {t("remove")}
                        </ConfirmButton>
                      </form>
                    )
                  }
                />
              </li>
            );
          })}
        </ul>
      )}
      <p className="mt-4 text-xs text-muted">
        {t("how")} {hasAccounts && t("operator")}
      </p>
    </Card>
  );
}

/** A budget's scope in words. */
export function scopeName(
  scope: string,
  keys: readonly VirtualKey[],
  t: ReturnType<typeof useTranslations<"models.budgets">>,
): string {
  const [kind, rest] = [scope.slice(0, scope.indexOf(":")), scope.slice(scope.indexOf(":") + 1)];
  if (kind === "workspace") return t("scopes.workspace");
  if (kind === "model") return t("scopes.model", { model: rest });
  if (kind === "key") return t("scopes.key", { name: keys.find(({ id }) => id === rest)?.name ?? rest });
  return t("scopes.all");
}
