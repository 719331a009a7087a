import type { Assistant, Condition, Flow, Step } from "../assistant.ts";
import { end, nextOf } from "../engine/compile.ts";
import type { Text } from "../language.ts";

/** A step, or where a flow begins and ends. */
export interface GraphNode {
  /** `flow/step`; of where a flow begins and ends `flow/(start)` and `flow/(end)`. */
  id: string;
  flow: string;
  kind: "start" | "collect" | "say" | "set" | "act" | "branch" | "call" | "handOver" | "end";
  label: string;
}

/** Leads from one node to another; `label` says when. */
export interface GraphEdge {
  from: string;
  to: string;
  label?: string;
}

/** An assistant's flows as nodes and edges, in the order they are written down; no layout. */
export interface FlowGraph {
  flows: readonly { id: string; title: Text; isInternal: boolean }[];
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

const startOf = (flow: string) => `${flow}/(start)`;

/** A condition as a short text: `amount ≥ 500 and not kind = "card"`. */
export function conditionText(condition: Condition): string {
  if ("not" in condition) return `not (${conditionText(condition.not)})`;
  if ("all" in condition) return condition.all.map(conditionText).join(" and ");
  if ("any" in condition) return condition.any.map(conditionText).join(" or ");
  if ("is" in condition) return `${condition.slot} is ${condition.is}`;
  if ("equals" in condition) return `${condition.slot} = ${JSON.stringify(condition.equals)}`;
  if ("oneOf" in condition) return `${condition.slot} in ${JSON.stringify(condition.oneOf)}`;
  return `${condition.slot} ≥ ${condition.atLeast}`;
}

function describe(step: Step): Pick<GraphNode, "kind" | "label"> {
  if ("collect" in step) return { kind: "collect", label: step.collect };
  if ("say" in step) return { kind: "say", label: step.say };
  if ("set" in step) {
    const values = Object.entries(step.set).map(([slot, value]) => `${slot} = ${JSON.stringify(value)}`);
    return { kind: "set", label: values.join(", ") };
  }
  if ("act" in step) return { kind: "act", label: step.act };
  if ("branch" in step) return { kind: "branch", label: step.id };
  if ("call" in step) return { kind: "call", label: step.call };
  return { kind: "handOver", label: step.handOver };
}

/** Where a step may lead within its flow, with when. */
export function waysOf(flow: Flow, index: number): readonly { next: string; label?: string }[] {
  const step = flow.steps[index];
  if (step === undefined || "handOver" in step) return [];
  if ("branch" in step)
    return [
      ...step.branch.map((way) => ({ next: way.next, label: conditionText(way.when) })),
      { next: step.otherwise, label: "otherwise" },
    ];
  const next = { next: nextOf(flow, index) };
  return "act" in step ? [next, { next: step.onFailure, label: "failure" }] : [next];
}

function edgesOf(flow: Flow, flows: readonly Flow[]): readonly GraphEdge[] {
  const place = (step: string) => (step === end ? `${flow.id}/(end)` : `${flow.id}/${step}`);
  const first: GraphEdge = { from: startOf(flow.id), to: place(flow.steps[0]?.id ?? end) };
  const between = flow.steps.flatMap((step, index) => {
    const from = place(step.id);
    const isCall = "call" in step && flows.some((each) => each.id === step.call);
    const calls: GraphEdge[] = isCall ? [{ from, to: startOf(step.call), label: "call" }] : [];
    return [
      ...calls,
      ...waysOf(flow, index).map(({ next, label }) =>
        label === undefined ? { from, to: place(next) } : { from, to: place(next), label },
      ),
    ];
  });
  return [first, ...between];
}

/** The flows of an assistant as a graph, for a console to draw. */
export function graphOf(assistant: Assistant): FlowGraph {
  return {
    flows: assistant.flows.map((flow) => ({
      id: flow.id,
      title: flow.title,
      isInternal: flow.internal === true,
    })),
    nodes: assistant.flows.flatMap((flow): GraphNode[] => [
      { id: startOf(flow.id), flow: flow.id, kind: "start", label: flow.id },
      ...flow.steps.map((step) => ({ id: `${flow.id}/${step.id}`, flow: flow.id, ...describe(step) })),
      { id: `${flow.id}/(end)`, flow: flow.id, kind: "end", label: end },
    ]),
    edges: assistant.flows.flatMap((flow) => edgesOf(flow, assistant.flows)),
  };
}
