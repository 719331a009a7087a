import Link from "next/link";
import { useTranslations } from "next-intl";
import { linesHref, linesText } from "~/features/report/line-ranges.ts";
import type { Lines } from "~/features/report/line-ranges.ts";

/** Passages by their lines, each a link. */
export function LineLinks({ lines }: { lines: readonly Lines[] }) {
  const t = useTranslations("claims");
  return (
    <span>
      {t.rich("lines", {
        count: lines.every(([first, last]) => first === last) && lines.length === 1 ? 1 : 2,
        links: () =>
          lines.map((range, at) => (
            <span key={linesText(range)}>
              {at > 0 && t("separator")}
              <Link
                href={linesHref(range)}
                prefetch={false}
                className="link coarse:inline-flex coarse:min-h-11 coarse:items-center"
              >
                {linesText(range)}
              </Link>
            </span>
          )),
      })}
    </span>
  );
}
