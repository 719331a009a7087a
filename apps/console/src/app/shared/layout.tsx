import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Brand } from "@assay/ui/brand";
import { LanguageSwitch } from "@assay/ui/language-switch";

// Whoever has the address can read the page: it is told to nobody.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-12 items-center justify-between px-4">
        <Brand app="console" />
        <LanguageSwitch />
      </header>
      <main className="mx-auto w-full max-w-3xl px-4 py-8">{children}</main>
    </>
  );
}
