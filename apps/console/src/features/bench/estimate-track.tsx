import type { Estimate } from "@assay/evals/log";
import { percent } from "@assay/ui/chart-axis";
import { chartScale } from "@assay/ui/chart-scale.ts";

/** A share between 0 and 1 with its interval, small enough for a table; nothing for what is no share. */
export function EstimateTrack({ estimate, isQuiet }: { estimate: Estimate | undefined; isQuiet: boolean }) {
  const { value = Number.NaN, low = value, high = value } = estimate ?? {};
  const scale = chartScale([0, 1], { domain: [0, 1] });
  const [at, from, to] = [value, low, high].map((each) =>
    each >= 0 && each <= 1 ? scale?.at(each) : undefined,
  );
  if (at === undefined || from === undefined || to === undefined) return null;
  const color = isQuiet ? "var(--color-line-strong)" : "var(--color-chart-1)";
  return (
    <svg aria-hidden width="100%" height="16" className="block overflow-visible">
      <line x1="0" x2="100%" y1="50%" y2="50%" stroke="var(--color-line)" />
      <line x1={percent(from)} x2={percent(to)} y1="50%" y2="50%" stroke={color} strokeWidth="3" />
      <circle
        cx={percent(at)}
        cy="50%"
        r="4"
        fill={isQuiet ? "var(--color-surface)" : color}
        stroke={color}
        strokeWidth="1.5"
      />
    </svg>
  );
}
