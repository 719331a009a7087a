import Link from "next/link";
import type { Section } from "@assay/report";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { LineLinks } from "./line-links.tsx";

export interface SourceListProps {
  sources: readonly { lines: readonly [number, number]; path: readonly Section[] }[];
  speaker: Speaker;
}

/** Passages of the report: where they stand and their lines. */
export function SourceList({ sources, speaker }: SourceListProps) {
  return (
    <ul className="grid gap-1.5">
      {sources.map(({ lines, path }) => (
        <li key={lines.join("-")} className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 text-sm">
            {path.map((section, at) => (
              <span key={section.id}>
                {at > 0 && <span className="text-faint"> / </span>}
                <Link href={`/report/sections/${section.id}`} prefetch={false} className="hover:underline">
                  {say(section.title, speaker)}
                </Link>
              </span>
            ))}
          </span>
          <span className="text-sm text-muted">
            <LineLinks lines={[lines]} />
          </span>
        </li>
      ))}
    </ul>
  );
}
