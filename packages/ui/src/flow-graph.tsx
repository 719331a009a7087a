import { useTranslations } from "next-intl";
import { ChartFrame, type ChartProps, type Figures } from "./chart-frame.tsx";
import { textWidth } from "./chart-labels.ts";
import { layoutFlow } from "./flow-graph-layout.ts";
import { type FlowEdge, type FlowNode, isPlain } from "./flow-graph-model.ts";
import { FlowBox, FlowLine, FlowLineLabel } from "./flow-graph-shapes.tsx";

export interface FlowGraphProps extends Omit<ChartProps, "format" | "unit"> {
  nodes: readonly FlowNode[];
  /** Those to or from nodes that are not given stand in the table only. */
  edges: readonly FlowEdge[];
}

type Translate = ReturnType<typeof useTranslations<"ui.flowGraph">>;

/** The steps of one flow and the ways between them, drawn on the server; wide ones scroll within themselves. */
export function FlowGraph({ title, nodes, edges, ...frame }: FlowGraphProps) {
  const t = useTranslations("ui.flowGraph");
  const steps = nodes.filter(({ kind }) => !isPlain(kind)).length;
  const layout = layoutFlow(nodes, edges, ({ kind, label }) =>
    isPlain(kind) ? textWidth(t(`kinds.${kind}`)) : Math.max(textWidth(t(`kinds.${kind}`)), textWidth(label)),
  );
  const summary = t("summary", { title, steps, ways: edges.length });
  return (
    <ChartFrame {...frame} title={title} isEmpty={nodes.length === 0} figures={stepsOf(nodes, edges, t)}>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="overflow-x-auto bg-surface" tabIndex={0} role="group" aria-label={title}>
        <svg
          role="img"
          aria-label={summary}
          width={layout.width}
          height={layout.height}
          className="mx-auto block"
        >
          {layout.edges.map((placed, index) => (
            <FlowLine key={index} placed={placed} />
          ))}
          {layout.edges.map((placed, index) => (
            <FlowLineLabel key={index} placed={placed} />
          ))}
          {layout.nodes.map((placed) => (
            <FlowBox key={placed.node.id} placed={placed} kind={t(`kinds.${placed.node.kind}`)} />
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

function stepsOf(nodes: readonly FlowNode[], edges: readonly FlowEdge[], t: Translate): Figures {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node, t)]));
  const wayOf = ({ to, label }: FlowEdge) => {
    const step = names.get(to) ?? to;
    return label === undefined ? step : t("way", { step, label });
  };
  return {
    words: 3,
    headers: [t("step"), t("kind"), t("what"), t("next")],
    rows: nodes.map((node, index) => ({
      id: `${index} ${node.id}`,
      label: nameOf(node, t),
      href: node.href,
      cells: [
        t(`kinds.${node.kind}`),
        isPlain(node.kind) ? "" : node.label,
        edges
          .filter(({ from }) => from === node.id)
          .map(wayOf)
          .join(t("and")),
      ],
    })),
  };
}

function nameOf({ id, kind, name }: FlowNode, t: Translate): string {
  return isPlain(kind) ? t(`kinds.${kind}`) : (name ?? id);
}
