import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";
import type { StateProblem } from "./state.ts";

const mostShown = 5;

/** What in the address was not taken, and what to do about it. */
export function StateProblems({ problems }: { problems: readonly StateProblem[] }) {
  const t = useTranslations("calculators.address");
  if (problems.length === 0) return null;
  const texts = new Set(problems.map(({ code, name }) => t(code, { name: name.slice(0, 40) })));
  return (
    <div className="mb-5">
      <Notice tone="warn" title={t("title")}>
        <ul>
          {[...texts].slice(0, mostShown).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
