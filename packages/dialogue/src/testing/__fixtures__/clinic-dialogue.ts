import { createDialogue } from "../../dialogue.ts";
import { clinic } from "./clinic.ts";
import { createSimpleReader } from "./simple-reader.ts";
import type { ScriptedAction } from "../script.ts";

export const clinicDialogue = createDialogue(clinic, { reader: createSimpleReader(clinic.intents) });

/** Every action of the clinic succeeds. */
export const clinicActions: Readonly<Record<string, ScriptedAction>> = {
  find_patient: { ok: true, output: { name: "Ada" } },
  book_visit: { ok: true, output: "B-1" },
  change_address: { ok: true, output: true },
  take_payment: { ok: true, output: "R-9" },
};
