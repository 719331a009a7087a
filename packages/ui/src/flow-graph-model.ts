/** What a step of a flow is; `start` and `end` are where a flow begins and ends. */
export type FlowNodeKind =
  | "start"
  | "collect"
  | "say"
  | "set"
  | "act"
  | "branch"
  | "call"
  | "handOver"
  | "end";

/** Whether a node is told by its kind alone. */
export function isPlain(kind: FlowNodeKind): boolean {
  return kind === "start" || kind === "end";
}

/** A step to be drawn. */
export interface FlowNode {
  id: string;
  kind: FlowNodeKind;
  /** What it asks for, says, does: stands in its box. */
  label: string;
  /** What it is called in the table, where that is another than its id. */
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
