import type { PlacedEdge, PlacedNode, Point } from "./flow-graph-layout.ts";
import { mostBoxText } from "./flow-graph-layout.ts";
import { type FlowNodeKind, isPlain } from "./flow-graph-model.ts";
import { fittingText } from "./flow-graph-text.ts";

const tones: Record<FlowNodeKind, { fill: string; stroke: string }> = {
  start: { fill: "raised", stroke: "line-strong" },
  collect: { fill: "info-soft", stroke: "info" },
  say: { fill: "surface", stroke: "line-strong" },
  set: { fill: "raised", stroke: "line-strong" },
  act: { fill: "accent-soft", stroke: "accent" },
  branch: { fill: "warn-soft", stroke: "warn" },
  call: { fill: "surface", stroke: "accent" },
  handOver: { fill: "bad-soft", stroke: "bad" },
  end: { fill: "raised", stroke: "line-strong" },
};

const color = (token: string) => `var(--color-${token})`;

interface BoxProps {
  placed: PlacedNode;
  /** What its kind is called. */
  kind: string;
}

/** A step: what kind it is, in its shape, its colour and in words, and what it does. */
export function FlowBox({ placed: { node, x, y, width, height }, kind }: BoxProps) {
  const { fill, stroke } = tones[node.kind];
  const size = { x: x - width / 2, y: y - height / 2, width, height };
  return (
    <g textAnchor="middle" fontSize="12" fill={color("ink")}>
      <title>{isPlain(node.kind) ? kind : `${kind}: ${node.label}`}</title>
      <g fill={color(fill)} stroke={color(stroke)}>
        <Outline kind={node.kind} {...size} />
      </g>
      {isPlain(node.kind) ? (
        <text x={x} y={y + 4}>
          {kind}
        </text>
      ) : (
        <>
          <text x={x} y={y - 5} fill={color("muted")}>
            {kind}
          </text>
          <text x={x} y={y + 13} fontWeight="500">
            {fittingText(node.label, mostBoxText)}
          </text>
        </>
      )}
    </g>
  );
}

interface OutlineProps {
  kind: FlowNodeKind;
  x: number;
  y: number;
  width: number;
  height: number;
}

const slant = 9;

function Outline({ kind, x, y, width, height }: OutlineProps) {
  const [right, bottom, middle] = [x + width, y + height, y + height / 2];
  switch (kind) {
    case "collect":
      return <Corners points={[x + slant, y, right, y, right - slant, bottom, x, bottom]} />;
    case "branch":
      return (
        <Corners
          points={[
            x + slant,
            y,
            right - slant,
            y,
            right,
            middle,
            right - slant,
            bottom,
            x + slant,
            bottom,
            x,
            middle,
          ]}
        />
      );
    case "start":
    case "end":
      return <rect x={x} y={y} width={width} height={height} rx={height / 2} />;
    case "act":
    case "call":
      return (
        <>
          <rect x={x} y={y} width={width} height={height} />
          <path d={`M${x + 5} ${y}V${bottom}M${right - 5} ${y}V${bottom}`} />
        </>
      );
    case "say":
      return <rect x={x} y={y} width={width} height={height} rx="12" />;
    case "set":
      return <rect x={x} y={y} width={width} height={height} rx="2" />;
    case "handOver":
      return <rect x={x} y={y} width={width} height={height} rx={height / 2} strokeWidth="2" />;
  }
}

function Corners({ points }: { points: readonly number[] }) {
  return <polygon points={points.join(" ")} strokeLinejoin="round" />;
}

/** A way between two steps, its head at the step it leads to; a way back is dashed. */
export function FlowLine({ placed: { points, isBack } }: { placed: PlacedEdge }) {
  const end = points.at(-1);
  if (end === undefined) return undefined;
  return (
    <g stroke={color("muted")} strokeWidth="1.25">
      <path
        d={isBack ? cornered(points) : curved(points)}
        fill="none"
        strokeDasharray={isBack ? "4 3" : undefined}
      />
      <path
        d={`M${end.x - 4} ${end.y - 7}L${end.x + 4} ${end.y - 7}L${end.x} ${end.y}Z`}
        fill={color("muted")}
        stroke="none"
      />
    </g>
  );
}

/** When a way is taken, over its line. */
export function FlowLineLabel({ placed: { edge, label } }: { placed: PlacedEdge }) {
  if (label === undefined) return undefined;
  const { text, x, y, width } = label;
  return (
    <g>
      <title>{edge.label}</title>
      <rect x={x - width / 2 + 2} y={y - 9} width={width - 4} height="18" fill={color("surface")} />
      <text x={x} y={y + 4} textAnchor="middle" fontSize="12" fill={color("muted")}>
        {text}
      </text>
    </g>
  );
}

/** A line that leaves and arrives upright at every point. */
export function curved(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let from = first;
  let path = `M${at(first)}`;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path +=
      from.x === to.x
        ? `L${at(to)}`
        : `C${at({ x: from.x, y: middle })} ${at({ x: to.x, y: middle })} ${at(to)}`;
    from = to;
  }
  return path;
}

const radius = 5;

/** A line of upright and level pieces with round corners. */
export function cornered(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join("");
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
