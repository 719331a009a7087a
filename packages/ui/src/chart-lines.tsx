import { area, line } from "@visx/shape";
import { Marker, seriesColor } from "./chart-marker.tsx";
import { PlotPaths } from "./chart-plot.tsx";

export interface LinePoint {
  x: number;
  y: number;
  /** Where it stands: the share of the width, and pixels from the top. */
  at: { x: number; y: number } | undefined;
  band: { x: number; low: number; high: number } | undefined;
}

export interface PlacedSeries {
  id: string;
  label: string;
  index: number;
  points: readonly LinePoint[];
}

/** With more points than this, only where a line starts, ends and stands alone is marked. */
const mostMarked = 16;

interface DrawingProps {
  series: readonly PlacedSeries[];
  height: number;
  xText: (x: number) => string;
  figure: (y: number) => string;
}

/** The lines of a chart with their bands and marks. */
export function LineDrawing({ series, height, xText, figure }: DrawingProps) {
  return (
    <>
      <PlotPaths height={height}>
        {series.map((one) => (
          <path key={one.id} d={bandPath(one.points)} fill={seriesColor(one.index)} fillOpacity="0.16" />
        ))}
        {series.map((one) => (
          <path
            key={one.id}
            d={linePath(one.points)}
            fill="none"
            stroke={seriesColor(one.index)}
            strokeWidth="2"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </PlotPaths>
      {series.map(({ id, index, label, points }) => (
        <g key={id}>
          {points.map(({ x, y, at }, place) =>
            at === undefined ? undefined : (
              <PointMark
                key={x}
                index={index}
                at={at}
                isMarked={points.length <= mostMarked || isEnd(points, place)}
                title={`${label}, ${xText(x)}: ${figure(y)}`}
              />
            ),
          )}
        </g>
      ))}
    </>
  );
}

interface MarkProps {
  index: number;
  at: { x: number; y: number };
  isMarked: boolean;
  title: string;
}

function PointMark({ index, at, isMarked, title }: MarkProps) {
  if (isMarked) return <Marker index={index} at={at.x} y={at.y} title={title} />;
  return (
    <circle cx={`${at.x * 100}%`} cy={at.y} r="6" fill="transparent">
      <title>{title}</title>
    </circle>
  );
}

/** Whether a line stops here, on one side or both. */
function isEnd(points: readonly LinePoint[], at: number): boolean {
  return (
    at === points.length - 1 ||
    points[at + 1]?.at === undefined ||
    (at > 0 && points[at - 1]?.at === undefined)
  );
}

function linePath(points: readonly LinePoint[]): string {
  const path = line<LinePoint>({
    x: ({ at }) => (at?.x ?? 0) * 1000,
    y: ({ at }) => at?.y ?? 0,
    defined: ({ at }) => at !== undefined,
  });
  return path([...points]) ?? "";
}

function bandPath(points: readonly LinePoint[]): string {
  const path = area<LinePoint>({
    x: ({ band }) => (band?.x ?? 0) * 1000,
    y0: ({ band }) => band?.low ?? 0,
    y1: ({ band }) => band?.high ?? 0,
    defined: ({ band }) => band !== undefined,
  });
  return path([...points]) ?? "";
}
