import { useFormatter } from "next-intl";

/** Writes a duration in milliseconds, or in seconds from one second on. */
export function useDuration(): (durationMs: number) => string {
  const format = useFormatter();
  return (durationMs) =>
    durationMs < 1000
      ? format.number(Math.round(durationMs), { style: "unit", unit: "millisecond", unitDisplay: "short" })
      : format.number(durationMs / 1000, {
          style: "unit",
          unit: "second",
          unitDisplay: "short",
          maximumFractionDigits: 1,
        });
}
