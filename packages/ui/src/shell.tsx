import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AppEntry, AppId } from "./apps.ts";
import { AppSwitcher } from "./app-switcher.tsx";
import { Brand } from "./brand.tsx";
import { CommandPalette } from "./command-palette.tsx";
import type { PaletteItem } from "./command-palette.tsx";
import { Icon } from "./icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import type { Theme } from "./i18n.ts";

export interface NavGroup {
  label: string;
  items: readonly { href: string; label: string }[];
}

export interface ShellProps {
  app: AppId;
  apps: readonly AppEntry[];
  nav: readonly NavGroup[];
  palette: readonly PaletteItem[];
  /** Where the palette leads with words that no page is called by. */
  searchHref?: string;
  theme: Theme;
  /** Who is here: stands in the account menu, above the theme. */
  account: ReactNode;
  /** The account's name, for the menu's button. */
  accountName: string;
  children: ReactNode;
}

const iconButton =
  "inline-flex size-8 items-center justify-center rounded text-muted hover:bg-raised hover:text-ink coarse:size-11";

/** The frame of every page: applications, navigation, search, language, account. Its menus open without JavaScript. */
export function Shell({
  app,
  apps,
  nav,
  palette,
  searchHref,
  theme,
  account,
  accountName,
  children,
}: ShellProps) {
  const t = useTranslations("ui.shell");
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b border-line bg-surface px-2 sm:px-3 coarse:h-14">
        <button
          type="button"
          popoverTarget="menu"
          className={`${iconButton} lg:hidden`}
          aria-label={t("menu")}
        >
          <Icon name="menu" className="size-5" />
        </button>
        <Brand app={app} />
        <button
          type="button"
          popoverTarget="apps"
          aria-label={t("apps")}
          className="ml-1 inline-flex min-h-8 items-center gap-1.5 rounded px-2 text-muted hover:bg-raised hover:text-ink coarse:min-h-11"
        >
          <Icon name="apps" />
          <span className="hidden sm:inline">{t("apps")}</span>
        </button>
        <AppSwitcher current={app} apps={apps} />
        <div className="ml-auto flex items-center gap-1">
          <CommandPalette items={palette} searchHref={searchHref} />
          <LanguageSwitch />
          <button
            type="button"
            popoverTarget="account"
            aria-label={t("account", { name: accountName })}
            className={iconButton}
          >
            <Icon name="person" className="size-5" />
          </button>
        </div>
        <div
          id="account"
          popover="auto"
          className="fixed inset-auto top-12 right-2 m-0 w-72 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-4 text-ink shadow-pop coarse:top-14"
        >
          <div className="grid gap-4">
            {account}
            <ThemeSwitch theme={theme} />
          </div>
        </div>
        <div
          id="menu"
          popover="auto"
          className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto border-r border-line bg-surface p-4 text-ink shadow-pop"
        >
          <Navigation nav={nav} label={t("navigation")} />
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-[100rem]">
        <aside className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-52 shrink-0 overflow-y-auto border-r border-line px-3 py-5 lg:block">
          <Navigation nav={nav} label={t("navigation")} />
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </>
  );
}

function Navigation({ nav, label }: { nav: readonly NavGroup[]; label: string }) {
  return (
    <nav aria-label={label} className="grid gap-5">
      {nav.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <p className="px-2 pb-1 text-xs text-faint">{group.label}</p>
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink href={item.href}>{item.label}</NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
