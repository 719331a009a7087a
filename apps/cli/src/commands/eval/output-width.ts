import { readVariable } from "../../env.ts";

/** Of the terminal; elsewhere what COLUMNS says, and undefined where that is no width. */
export function outputWidth(): number | undefined {
  const said = Number(readVariable("COLUMNS"));
  return process.stdout.columns ?? (Number.isInteger(said) && said > 0 ? said : undefined);
}
