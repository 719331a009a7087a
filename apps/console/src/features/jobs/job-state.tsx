import { useTranslations } from "next-intl";
import type { JobState } from "@assay/db/jobs";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";

const tones: Record<JobState, Tone> = {
  queued: "neutral",
  running: "info",
  retrying: "warn",
  done: "good",
  failed: "bad",
  cancelled: "neutral",
};

/** Where a job stands. */
export function JobStateBadge({ state }: { state: JobState }) {
  const t = useTranslations("jobs.states");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
