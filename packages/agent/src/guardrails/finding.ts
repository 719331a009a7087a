/** What a passage tries, where it gives instructions it has no right to give. */
export const attemptKinds = [
  "override",
  "impersonation",
  "exfiltration",
  "hidden",
  "tool_call",
  "encoded",
  "concealment",
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

/** A passage that looks like an attempt: from `start` to before `end`, in UTF-16 units of the text as it came. */
export interface Finding {
  kind: AttemptKind;
  /** Which pattern found it. */
  rule: string;
  start: number;
  end: number;
  /** From 0 to 1: how much it says by itself. */
  weight: number;
}
