/** Something wrong with an assistant's data. */
export interface Finding {
  code: FindingCode;
  /** An error breaks conversations; a warning makes them worse. */
  severity: "error" | "warning";
  flow?: string;
  step?: string;
  /** Names what is wrong and where. */
  message: string;
}

export type FindingCode =
  | "duplicate_id"
  | "empty_flow"
  | "missing_next"
  | "unreachable_step"
  | "dead_end"
  | "endless_cycle"
  | "endless_call"
  | "undeclared_slot"
  | "slot_never_filled"
  | "unused_slot"
  | "unknown_response"
  | "unknown_action"
  | "unknown_flow"
  | "unknown_intent_flow"
  | "missing_language"
  | "empty_variant"
  | "intent_without_commands"
  | "too_few_phrases"
  | "unreachable_flow";
