import { checkFinite, checkOpenShare } from "./check-arguments.ts";
import { noInterval, type Interval } from "./interval.ts";
import { isConstant, mean, standardError } from "./mean.ts";
import { studentQuantile } from "./special.ts";

/**
 * Student's t interval of the mean of independent values, on n - 1 degrees of freedom. Without bounds (`method: "none"`)
 * for no values, one value, or values that are all equal: their spread says nothing about the next one.
 */
export function studentInterval(
  values: ArrayLike<number>,
  { level = 0.95 }: { level?: number } = {},
): Interval {
  checkOpenShare("level", level);
  checkFinite("values", values);
  const n = values.length;
  if (n === 0) return noInterval({ estimate: undefined, level, n });
  const estimate = mean(values);
  const error = standardError(values);
  if (error === undefined || isConstant(values)) return noInterval({ estimate, level, n });
  const half = studentQuantile((1 + level) / 2, n - 1) * error;
  return { estimate, low: estimate - half, high: estimate + half, level, method: "student", n };
}
