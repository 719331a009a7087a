import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface PageHeaderProps {
  title: ReactNode;
  /** One or two lines on what the page is for. */
  lead?: ReactNode;
  /** Where this page stands, outermost first. */
  trail?: readonly { label: string; href: string }[];
  trailLabel?: string;
  actions?: ReactNode;
}

/** The head of a page: where it stands, what it is called, what can be done. */
export function PageHeader({ title, lead, trail, trailLabel, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 grid gap-1">
      {trail !== undefined && trail.length > 0 && (
        <nav aria-label={trailLabel} className="text-sm text-muted">
          <ol className="flex flex-wrap gap-x-1.5">
            {trail.map(({ label, href }) => (
              <li key={href} className="after:ml-1.5 after:text-faint after:content-['/']">
                <Link href={href} className="hover:text-ink hover:underline">
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="text-2xl tracking-tight">{title}</h1>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {lead !== undefined && <p className="max-w-[72ch] text-muted">{lead}</p>}
    </header>
  );
}

export interface Tab {
  href: string;
  label: ReactNode;
  isCurrent: boolean;
}

/** Views of one page, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: text, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className={classNames(
                "-mb-px flex min-h-9 items-center border-b-2 px-3 whitespace-nowrap no-underline coarse:min-h-11",
                isCurrent
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
