import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@assay/auth/roles";
import { Card } from "@assay/ui/card";
import { PageHeader } from "@assay/ui/page";
import { BudgetForm } from "~/features/models/budgets/budget-form.tsx";
import { BudgetList } from "~/features/models/budgets/budget-list.tsx";
import { KeyCard } from "~/features/models/budgets/key-card.tsx";
import { KeyGuide } from "~/features/models/budgets/key-guide.tsx";
import { KeyList } from "~/features/models/budgets/key-list.tsx";
import { readBudgets } from "~/features/models/budgets/read-budgets.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("budgets.title") };
}

export default async function Page({ searchParams }: PageProps<"/models/budgets">) {
  const { workspaceId, role } = await requirePrincipal("settings.read");
  const mayChange = can(role, "settings.write");
  const [{ error, done }, t, { budgets, keys, addresses, hasAccounts }] = await Promise.all([
    searchParams,
    getTranslations("models"),
    readBudgets(workspaceId),
  ]);
  return (
    <>
      <PageHeader title={t("budgets.title")} lead={t("budgets.lead")} />
      <div className="grid gap-5">
        <Outcome feature="models" error={error} done={done} />
        <div className={`grid gap-5 lg:items-start ${mayChange ? "lg:grid-cols-[3fr_2fr]" : ""}`}>
          <BudgetList budgets={budgets} keys={keys} hasAccounts={hasAccounts} mayChange={mayChange} />
          {mayChange && <BudgetForm {...{ keys, addresses, hasAccounts, workspaceId, done }} />}
          <Card title={t("keys.title")}>
            <KeyList keys={keys} mayChange={mayChange} />
          </Card>
          {mayChange && <KeyCard />}
        </div>
        <KeyGuide address={addresses[0]} />
      </div>
    </>
  );
}
