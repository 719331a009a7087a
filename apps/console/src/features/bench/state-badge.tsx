import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import type { RunItem } from "./read-runs.ts";

const tones: Record<RunItem["state"]["kind"], Tone> = {
  running: "info",
  interrupted: "warn",
  complete: "good",
  reading: "neutral",
  unreadable: "bad",
};

/** Where a run stands. */
export function StateBadge({ state }: { state: RunItem["state"]["kind"] }) {
  const t = useTranslations("bench.states");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
