import { useTranslations } from "next-intl";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { LineLinks } from "./line-links.tsx";
import { intervalText } from "./passages.ts";
import type { ShownPassage } from "./passages.ts";

/** Passages side by side: what each says, its figure and its lines. */
export function PassageList({ passages, speaker }: { passages: readonly ShownPassage[]; speaker: Speaker }) {
  const t = useTranslations("claims.passage");
  return (
    <ul className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {passages.map((passage) => {
        const range = intervalText(passage, speaker);
        return (
          <li
            key={`${passage.lines.join("-")} ${passage.says.en}`}
            className="grid content-start gap-0.5 rounded border border-line bg-bg p-2.5"
          >
            {passage.figure !== undefined && <span className="text-lg font-semibold">{passage.figure}</span>}
            {passage.isDerived && <span className="text-xs text-muted">{t("derived")}</span>}
            <span className="text-sm">{say(passage.says, speaker)}</span>
            <span className="mt-auto flex flex-wrap gap-x-3 pt-1 text-xs text-muted">
              <LineLinks lines={[passage.lines]} />
              {range !== undefined && <span>{t("range", { range })}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
