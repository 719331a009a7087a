import type { ReactNode } from "react";
import type { AppId } from "./apps.ts";
import { Brand } from "./brand.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** A page outside of the frame: signing in, or an address that leads nowhere. */
export function BarePage({ app, children }: { app: AppId; children: ReactNode }) {
  return (
    <>
      <header className="flex h-12 items-center justify-between px-4">
        <Brand app={app} />
        <LanguageSwitch />
      </header>
      <main className="mx-auto w-full max-w-sm px-4 py-10">{children}</main>
    </>
  );
}
