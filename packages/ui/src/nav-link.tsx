"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the navigation that knows when it leads where one is. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isCurrent = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      // Every page is made at the request: fetching all of them ahead would make each view cost a dozen.
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className={`flex min-h-8 items-center rounded px-2 no-underline coarse:min-h-11 ${
        isCurrent ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-raised hover:text-ink"
      }`}
    >
      {children}
    </Link>
  );
}
