import { Json } from "@assay/dialogue";
import type { ActionOutcome } from "@assay/dialogue";
import { z } from "zod";

const Failed = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What a tool message says came of a call: a record with an `error` is a failure, anything else a result. */
export function outcomeOf(text: string): ActionOutcome {
  const parsed = parse(text);
  const failed = Failed.safeParse(parsed);
  return failed.success ? { ok: false, ...failed.data.error } : { ok: true, output: parsed };
}

function parse(text: string): Json {
  try {
    return Json.parse(JSON.parse(text));
  } catch {
    return text;
  }
}
