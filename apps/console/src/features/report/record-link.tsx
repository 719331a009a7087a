import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "@assay/ui/class-names.ts";

/** A link to a record, one of many on its page; large enough for a finger. */
export function RecordLink({ className, ...link }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...link}
      className={classNames("link coarse:inline-block coarse:py-2.5", className)}
    />
  );
}
