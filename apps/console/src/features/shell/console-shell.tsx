import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import type { Principal, Refusal } from "@assay/auth";
import { preferenceCookies, readTheme } from "@assay/ui/i18n.ts";
import { Shell } from "@assay/ui/shell";
import type { NavGroup } from "@assay/ui/shell";
import { readApps } from "~/server/app-states.ts";
import { readEnv } from "~/server/env.ts";
import { AccountMenu } from "./account-menu.tsx";
import { calculatorItems } from "./palette-items.ts";

export interface ConsoleShellProps {
  /** Nobody, while the database is away. */
  principal: Principal | { refused: Refusal } | undefined;
  children: ReactNode;
}

/** The console's frame: its pages, the applications, and who is here. */
export async function ConsoleShell({ principal, children }: ConsoleShellProps) {
  const [t, apps, jar] = await Promise.all([getTranslations("nav"), readApps(), cookies()]);
  const known = principal === undefined || "refused" in principal ? undefined : principal;
  const nav = navigation(t, readEnv().ASSAY_AUTH !== undefined);
  const pages = nav.flatMap(({ label, items }) =>
    items.map((item) => ({ id: item.href, group: label, ...item })),
  );
  return (
    <Shell
      app="console"
      apps={apps}
      nav={nav}
      palette={[
        ...pages,
        { id: "/ask/servers", group: t("start"), href: "/ask/servers", label: t("servers") },
        { id: "/ask/flows", group: t("start"), href: "/ask/flows", label: t("flows") },
        { id: "/bench/suites", group: t("evidence"), href: "/bench/suites", label: t("suites") },
        { id: "/bench/compare", group: t("evidence"), href: "/bench/compare", label: t("compare") },
        ...(await calculatorItems(t("calculators"))),
      ]}
      searchHref="/report/search?q="
      theme={readTheme(jar.get(preferenceCookies.theme)?.value)}
      account={known === undefined ? null : <AccountMenu principal={known} />}
      accountName={known?.name ?? ""}
    >
      {children}
    </Shell>
  );
}

/** The console's pages in groups. */
function navigation(t: (key: string) => string, hasAccounts: boolean): NavGroup[] {
  return [
    {
      label: t("start"),
      items: [
        { href: "/", label: t("home") },
        { href: "/ask", label: t("ask") },
      ],
    },
    {
      label: t("report"),
      items: [
        { href: "/report/sections", label: t("overview") },
        { href: "/report/facts", label: t("facts") },
        { href: "/report/entities", label: t("entities") },
        { href: "/report/search", label: t("search") },
      ],
    },
    {
      label: t("evidence"),
      items: [
        { href: "/claims", label: t("claims") },
        { href: "/calculators", label: t("calculators") },
        { href: "/bench", label: t("bench") },
      ],
    },
    {
      label: t("models"),
      items: [
        { href: "/models/connections", label: t("connect") },
        { href: "/models/catalogue", label: t("catalogue") },
        { href: "/models/playground", label: t("playground") },
        { href: "/models/usage", label: t("usage") },
        { href: "/models/budgets", label: t("budgets") },
      ],
    },
    {
      label: t("platform"),
      items: [
        { href: "/jobs", label: t("jobs") },
        hasAccounts ? { href: "/members", label: t("members") } : { href: "/profiles", label: t("profiles") },
      ],
    },
  ];
}
