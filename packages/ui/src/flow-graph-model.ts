/** What a step of a flow is; `start` and `end` are where a flow begins and ends. */
export const flowNodeKinds = [
  "start",
  "collect",
  "say",
  "set",
  "act",
  "branch",
  "call",
  "handOver",
  "end",
] as const;
export type FlowNodeKind = (typeof flowNodeKinds)[number];

/** A step to be drawn. */
export interface FlowNode {
  id: string;
  kind: FlowNodeKind;
  label: string;
  /** Its name in the table, where it is another than the label: labels may repeat. */
  name?: string | undefined;
  /** Where the table's name leads. */
  href?: string | undefined;
}

/** Leads from one node to another; `label` says when. */
export interface FlowEdge {
  from: string;
  to: string;
  label?: string | undefined;
}
