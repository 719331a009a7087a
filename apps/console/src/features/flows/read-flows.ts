import "server-only";
import { graphOf, lint, toMermaid } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";

/** What the classic engine of the report is made of: its flows as graphs, and what the linter finds. */
export function readFlows() {
  const assistant = createReportAssistant();
  const graph = graphOf(assistant);
  return {
    flows: graph.flows.map((flow) => ({
      ...flow,
      description: assistant.flows.find(({ id }) => id === flow.id)?.description ?? "",
      nodes: graph.nodes.filter((node) => node.flow === flow.id),
      edges: graph.edges.filter(({ from }) => from.startsWith(`${flow.id}/`)),
    })),
    findings: lint(assistant),
    actions: Object.entries(assistant.actions).map(([name, { hasSideEffects }]) => ({
      name,
      hasSideEffects,
    })),
    mermaid: toMermaid(graph),
  };
}
