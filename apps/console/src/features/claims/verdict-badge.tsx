import { useTranslations } from "next-intl";
import type { Verdict } from "@assay/report";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";

export const verdictTones: Record<Verdict, Tone> = {
  reproduced: "good",
  close: "warn",
  off: "bad",
  consistent: "good",
  inconsistent: "bad",
  "not-run": "neutral",
};

/** A verdict as a stamp. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("vocabulary.verdicts");
  return <Badge tone={verdictTones[verdict]}>{t(verdict)}</Badge>;
}

/** A verdict as the large stamp of its page. */
export function VerdictStamp({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("vocabulary.verdicts");
  return (
    <span
      className={`hallmark inline-block px-4 py-1.5 text-xl font-semibold tracking-tight ${stamps[verdict]}`}
    >
      {t(verdict)}
    </span>
  );
}

const stamps: Record<Verdict, string> = {
  reproduced: "bg-good-soft text-good",
  close: "bg-warn-soft text-warn",
  off: "bg-bad-soft text-bad",
  consistent: "bg-good-soft text-good",
  inconsistent: "bg-bad-soft text-bad",
  "not-run": "bg-raised text-muted",
};
