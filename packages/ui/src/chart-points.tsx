import type { CSSProperties } from "react";
import { percent, widthClass, type ChartWidth } from "./chart-axis.tsx";
import { type Direction, frontSteps } from "./chart-front.ts";
import { type LabelObstacle, type LabelSide, placeLabels } from "./chart-labels.ts";
import { Marker } from "./chart-marker.tsx";
import { PlotPaths } from "./chart-plot.tsx";
import { classNames } from "./class-names.ts";

export interface PlacedPoint {
  point: { id: string; label: string; x: number; y: number; href?: string | undefined };
  /** The share of the width. */
  at: number;
  /** Pixels from the top. */
  y: number;
  xRange: readonly [number, number] | undefined;
  yRange: readonly [number, number] | undefined;
  index: number;
  title: string;
}

/** Widths of the plot that labels are placed for: the narrowest and others in each kind of container. */
const widths = { narrow: [270, 330, 420], wide: [440, 640, 1000] } as const;
/** Beyond this many points only those on the front are named. */
const mostLabelled = 150;

interface PointsProps {
  points: readonly PlacedPoint[];
  front: readonly string[];
  better: Direction | undefined;
  height: number;
}

/** Interval bars, front and marks, back to front. */
export function PointDrawing({ points, front, better, height }: PointsProps) {
  const steps = stepsOf({ points, front, better });
  return (
    <>
      {points.map(({ point, at, y, xRange, yRange }) => (
        <g key={point.id} stroke="var(--color-line-strong)" strokeWidth="1.25">
          {xRange !== undefined && <line x1={percent(xRange[0])} x2={percent(xRange[1])} y1={y} y2={y} />}
          {yRange !== undefined && <line x1={percent(at)} x2={percent(at)} y1={yRange[0]} y2={yRange[1]} />}
        </g>
      ))}
      {steps.length > 1 && (
        <PlotPaths height={height}>
          <path
            d={`M${steps.map(({ x, y }) => `${x * 1000},${y}`).join("L")}`}
            fill="none"
            stroke="var(--color-muted)"
            strokeWidth="1.25"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        </PlotPaths>
      )}
      {points.map(({ point, at, y, index, title }) => (
        <Marker
          key={point.id}
          index={index}
          at={at}
          y={y}
          title={title}
          isFaint={front.length > 0 && !front.includes(point.id)}
        />
      ))}
    </>
  );
}

interface HaloStyle extends CSSProperties {
  "--halo": string;
}

/** Lines behind a label fade around its letters. */
const haloStyle: HaloStyle = {
  "--halo": Array.from({ length: 4 }, () => "0 0 2px var(--color-surface)").join(", "),
};

/** The names of the points where there is room, and links over those that lead somewhere. */
export function PointLayer({ points, front, better, height }: PointsProps) {
  const isOnFront = ({ point }: PlacedPoint) => front.includes(point.id);
  const ordered = [...points.filter(isOnFront), ...points.filter((placed) => !isOnFront(placed))];
  const labelled = ordered
    .filter((placed) => points.length <= mostLabelled || isOnFront(placed))
    .map(({ point: { id, label }, at, y }) => ({ id, text: label, at, y }));
  const lines = linesOf({ points, front, better });
  const narrow = placeLabels(labelled, { widths: widths.narrow, height, lines });
  const wide = placeLabels(labelled, { widths: widths.wide, height, lines });
  return (
    <>
      <div aria-hidden style={haloStyle} className="pointer-events-none absolute inset-0 text-xs">
        {labelled.map(({ id, text, at, y }) => (
          <Label key={id} text={text} at={at} y={y} narrow={narrow.get(id)} wide={wide.get(id)} />
        ))}
      </div>
      {points.map(({ point: { id, href }, at, y, title }) =>
        href === undefined ? undefined : (
          <a
            key={id}
            href={href}
            aria-label={title}
            title={title}
            className="absolute size-6 -translate-1/2 rounded-full coarse:size-11"
            style={{ left: percent(at), top: y }}
          />
        ),
      )}
    </>
  );
}

function stepsOf({ points, front, better }: Omit<PointsProps, "height">) {
  if (better === undefined) return [];
  const byId = new Map(points.map((placed) => [placed.point.id, placed]));
  const places = front.flatMap((id) => byId.get(id) ?? []).map(({ at, y }) => ({ x: at, y }));
  return frontSteps(places, better);
}

/** The interval bars and the steps of the front, for labels to keep off. */
function linesOf({ points, ...options }: Omit<PointsProps, "height">): readonly LabelObstacle[] {
  const steps = stepsOf({ points, ...options });
  const bars = points.flatMap(({ at, y, xRange, yRange }): LabelObstacle[] => [
    ...(xRange === undefined ? [] : [{ x: xRange, y: [y, y] as const }]),
    ...(yRange === undefined ? [] : [{ x: [at, at] as const, y: yRange }]),
  ]);
  const sides = steps.slice(1).map((step, index): LabelObstacle => {
    const before = steps[index] ?? step;
    return { x: [before.x, step.x], y: [before.y, step.y] };
  });
  return [...bars, ...sides];
}

interface LabelProps {
  text: string;
  at: number;
  y: number;
  narrow: LabelSide | undefined;
  wide: LabelSide | undefined;
}

const sideClasses: Record<LabelSide, string> = {
  right: "-translate-y-1/2 pl-[7px]",
  left: "-translate-x-full -translate-y-1/2 pr-[7px]",
  above: "-translate-x-1/2 -translate-y-full pb-[6px]",
  below: "-translate-x-1/2 pt-[6px]",
  "upper-right": "-translate-y-full pb-[5px] pl-[3px]",
  "lower-right": "pt-[5px] pl-[3px]",
  "upper-left": "-translate-full pr-[3px] pb-[5px]",
  "lower-left": "-translate-x-full pt-[5px] pr-[3px]",
};

function Label({ text, at, y, narrow, wide }: LabelProps) {
  const places: readonly [LabelSide | undefined, ChartWidth][] =
    narrow === wide
      ? [[wide, "both"]]
      : [
          [narrow, "narrow"],
          [wide, "wide"],
        ];
  return places.map(([side, width]) =>
    side === undefined ? undefined : (
      <span
        key={width}
        className={classNames(
          "absolute leading-[14px] whitespace-nowrap [text-shadow:var(--halo)]",
          sideClasses[side],
          widthClass(width),
        )}
        style={{ left: percent(at), top: y }}
      >
        {text}
      </span>
    ),
  );
}
