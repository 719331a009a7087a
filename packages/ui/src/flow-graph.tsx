import { useTranslations } from "next-intl";
import { boxHeight, layoutFlow } from "./flow-graph-layout.ts";
import type { Drawn } from "./flow-graph-layout.ts";
import type { FlowEdge, FlowNode, FlowNodeKind } from "./flow-graph-model.ts";

export interface FlowGraphProps {
  title: string;
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
}

const fills: Record<FlowNodeKind, string> = {
  start: "fill-raised",
  collect: "fill-info-soft",
  say: "fill-surface",
  set: "fill-raised",
  act: "fill-accent-soft",
  branch: "fill-warn-soft",
  call: "fill-raised",
  handOver: "fill-bad-soft",
  end: "fill-raised",
};

/** The steps of one flow and the ways between them, drawn on the server; the same as a list below. */
export function FlowGraph({ title, nodes, edges }: FlowGraphProps) {
  const t = useTranslations("ui.flowGraph");
  const layout = layoutFlow(nodes, edges);
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const summary = t("summary", { title, steps: nodes.length, ways: edges.length });
  return (
    <div className="grid gap-2">
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={summary}>
        <svg width={layout.width} height={layout.height} role="img" aria-label={summary}>
          {layout.edges.map((drawn, at) => (
            <Way key={at} drawn={drawn} />
          ))}
          {layout.nodes.map(({ node, x, y, width }) => (
            <g key={node.id}>
              <rect
                x={x - width / 2}
                y={y - boxHeight / 2}
                width={width}
                height={boxHeight}
                rx={node.kind === "branch" ? 2 : node.kind === "start" || node.kind === "end" ? 16 : 6}
                className={`${fills[node.kind]} stroke-line-strong`}
              />
              <text x={x} y={y + 4} textAnchor="middle" className="fill-ink text-xs">
                {node.label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <details className="text-sm">
        <summary className="text-muted coarse:min-h-11">{t("asList")}</summary>
        <ul className="mt-1 grid list-disc gap-0.5 pl-5">
          {edges.map(({ from, to, label }, at) => (
            <li key={at}>
              {labels.get(from) ?? from} → {labels.get(to) ?? to}
              {label !== undefined && <span className="text-muted"> ({label})</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Way({ drawn: { edge, points, isBack } }: { drawn: Drawn }) {
  const [first, second] = points;
  const last = points.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const path = points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  const tip = isBack
    ? `M${last.x + 7} ${last.y - 4} L${last.x} ${last.y} L${last.x + 7} ${last.y + 4}`
    : `M${last.x - 4} ${last.y - 7} L${last.x} ${last.y} L${last.x + 4} ${last.y - 7}`;
  return (
    <g className="fill-none stroke-faint">
      <path d={path} strokeDasharray={isBack ? "4 3" : undefined} />
      <path d={tip} />
      {edge.label !== undefined && (
        <text
          x={(first.x + second.x) / 2 + 4}
          y={(first.y + second.y) / 2}
          className="fill-muted stroke-none text-xs"
        >
          {edge.label.length > 28 ? `${edge.label.slice(0, 27)}…` : edge.label}
        </text>
      )}
    </g>
  );
}
