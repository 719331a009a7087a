import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface CardProps {
  title?: ReactNode;
  /** Stands at the right of the title. */
  aside?: ReactNode;
  className?: string;
  /** The heading's rank on its page. */
  level?: 2 | 3;
  id?: string;
  children: ReactNode;
}

/** A bordered part of a page. */
export function Card({ title, aside, className, level = 2, id, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={classNames("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {title !== undefined && (
        <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2.5">
          <Heading className="text-base">{title}</Heading>
          {aside}
        </header>
      )}
      <div className="p-4">{children}</div>
    </section>
  );
}
