import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import type { TryOutcome } from "./run-index.ts";

const tones: Record<TryOutcome, Tone> = {
  right: "good",
  wrong: "bad",
  failed: "bad",
  unjudged: "warn",
  unavailable: "warn",
  missing: "neutral",
};

/** What became of one try. */
export function OutcomeBadge({ outcome }: { outcome: TryOutcome }) {
  const t = useTranslations("bench.outcomes");
  return <Badge tone={tones[outcome]}>{t(outcome)}</Badge>;
}

/** What became of a sample's tries: of one by name, of several how many were right. */
export function TriesBadge({ outcomes }: { outcomes: readonly TryOutcome[] }) {
  const t = useTranslations("bench.outcomes");
  const [first = "missing", ...others] = outcomes;
  if (others.every((each) => each === first)) return <OutcomeBadge outcome={first} />;
  const right = outcomes.filter((each) => each === "right").length;
  return <Badge tone={right === 0 ? "bad" : "warn"}>{t("rightOf", { right, tries: outcomes.length })}</Badge>;
}
