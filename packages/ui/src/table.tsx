import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A plain table for few rows; wide ones scroll within themselves. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A column's head. */
export function Th({ align, className, ...cell }: ComponentProps<"th"> & { align?: "right" | "left" }) {
  return (
    <th
      scope="col"
      {...cell}
      className={classNames(
        "border-b border-line px-2 py-1.5 font-medium whitespace-nowrap text-muted first:pl-0 last:pr-0",
        align === "right" ? "text-right" : "text-left",
        className,
      )}
    />
  );
}

/** A cell; figures stand to the right. */
export function Td({ align, className, ...cell }: ComponentProps<"td"> & { align?: "right" | "left" }) {
  return (
    <td
      {...cell}
      className={classNames(
        "border-b border-line px-2 py-1.5 align-top first:pl-0 last:pr-0",
        align === "right" && "figure",
        className,
      )}
    />
  );
}
