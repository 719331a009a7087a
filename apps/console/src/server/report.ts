import "server-only";
import { createSourceText } from "@assay/report";
import type { SourceText } from "@assay/report";
import { readEnv } from "./env.ts";

let opened: SourceText | undefined;

/** The report's own text, read once for the whole process; nothing to quote when no file is named. */
export function reportText(): SourceText {
  opened ??= createSourceText(readEnv().ASSAY_REPORT_FILE);
  return opened;
}
