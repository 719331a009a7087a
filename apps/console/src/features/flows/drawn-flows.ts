import { graphOf } from "@assay/dialogue";
import type { Assistant, Flow, FlowGraph, GraphNode, Step } from "@assay/dialogue";
import type { FlowEdge, FlowNode } from "@assay/ui/flow-graph-model.ts";
import { type Speaker, conditionWords } from "./condition-words.ts";

/** One flow as it is drawn, in the speaker's language. */
export interface DrawnFlow {
  id: string;
  title: string;
  /** For a model that chooses between flows; in English. */
  description: string;
  isInternal: boolean;
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
}

interface Context {
  assistant: Assistant;
  speaker: Speaker;
}

/** Where a flow's drawing stands on its page. */
export const anchorOf = (flow: string) => `flow-${flow}`;

/** The flows of an assistant, in the order they are written down, each with its own steps and ways only. */
export function drawnFlows(assistant: Assistant, speaker: Speaker): readonly DrawnFlow[] {
  const graph = graphOf(assistant);
  return assistant.flows.map((flow) => {
    const nodes = graph.nodes.filter((node) => node.flow === flow.id);
    const steps = new Map(flow.steps.map((step) => [`${flow.id}/${step.id}`, step]));
    return {
      id: flow.id,
      title: flow.title[speaker.language],
      description: flow.description,
      isInternal: flow.internal === true,
      nodes: nodes.map((node) => drawnNode(node, steps.get(node.id), { assistant, speaker })),
      edges: nodes.flatMap((node) =>
        drawnEdges(node, { flow, graph, step: steps.get(node.id) }, { assistant, speaker }),
      ),
    };
  });
}

function drawnNode(node: GraphNode, step: Step | undefined, { assistant, speaker }: Context): FlowNode {
  const { id, kind, label } = node;
  const name = step?.id;
  if (kind === "collect")
    return { id, kind, name, label: assistant.slots[label]?.title[speaker.language] ?? label };
  const called = kind === "call" ? assistant.flows.find((flow) => flow.id === label) : undefined;
  if (called === undefined) return { id, kind, name, label };
  return { id, kind, name, label: called.title[speaker.language], href: `#${anchorOf(called.id)}` };
}

/** The ways from a step within its flow: those of a branch come in the order of its conditions, the rest last. */
function drawnEdges(
  { id }: GraphNode,
  { flow, graph, step }: { flow: Flow; graph: FlowGraph; step: Step | undefined },
  { assistant, speaker }: Context,
): readonly FlowEdge[] {
  const own = graph.edges.filter(({ from, to }) => from === id && to.startsWith(`${flow.id}/`));
  return own.map(({ from, to, label }, index) => {
    if (label === undefined || step === undefined) return { from, to };
    const when = "branch" in step ? step.branch[index]?.when : undefined;
    if (when !== undefined) return { from, to, label: conditionWords(when, { assistant, speaker }) };
    return { from, to, label: speaker.say("branch" in step ? "otherwise" : "failure") };
  });
}
