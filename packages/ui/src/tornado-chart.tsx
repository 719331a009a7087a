import { useLocale, useTranslations } from "next-intl";
import { axisTicks, type ChartTick, GridLines, percent } from "./chart-axis.tsx";
import { figureFormat, tickLabels } from "./chart-format.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { ChartRow, ChartRows, RowDrawing } from "./chart-rows.tsx";
import { type ChartScale, chartScale, drawable } from "./chart-scale.ts";
import { classNames } from "./class-names.ts";

/** An input and the output at its low, at its high and as it stands. */
export interface TornadoInput {
  id: string;
  label: string;
  low: number;
  high: number;
  base: number;
  /** What the input was at its low and at its high, in words. */
  lowInput?: string | undefined;
  highInput?: string | undefined;
}

export interface TornadoChartProps extends ChartProps {
  inputs: readonly TornadoInput[];
  lowHeader?: string | undefined;
  highHeader?: string | undefined;
  /** How many of the inputs are drawn, those that matter most. */
  most?: number | undefined;
}

const inset = "px-14";

/** What each input does to the result, in both directions; what matters most comes first. */
export function TornadoChart(chart: TornadoChartProps) {
  const { title, inputs, most, lowHeader, highHeader, format, ...frame } = chart;
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const figure = figureFormat(locale, format);
  const ordered = inputs.toSorted((left, right) => spanOf(right) - spanOf(left));
  const complete = ordered.filter((input) => spanOf(input) >= 0);
  const drawn = complete.slice(0, most);
  const scale = chartScale(drawn.flatMap(({ low, high, base }) => [low, high, base]));
  const ticks =
    scale === undefined ? [] : axisTicks(scale, { label: (each) => tickLabels(each, locale, format) });
  const names = { low: lowHeader ?? t("lowInput"), high: highHeader ?? t("highInput") };
  const first = drawn[0];
  return (
    <ChartFrame
      {...frame}
      title={title}
      isEmpty={drawn.length === 0}
      undrawn={inputs.length - complete.length}
      figures={{
        headers: [t("input"), names.low, names.high, t("base"), t("span")],
        rows: ordered.map((input) => ({
          id: input.id,
          label: input.label,
          cells: [
            withInput(figure(input.low), input.lowInput),
            withInput(figure(input.high), input.highInput),
            figure(input.base),
            figure(spanOf(input) < 0 ? undefined : spanOf(input)),
          ],
        })),
      }}
    >
      {scale !== undefined && first !== undefined && (
        <>
          <Legend names={names} />
          <ChartRows
            label={title}
            ticks={ticks}
            inset={inset}
            hasValues={false}
            summary={t("tornadoSummary", {
              title,
              base: figure(first.base),
              label: first.label,
              low: figure(Math.min(first.low, first.high)),
              high: figure(Math.max(first.low, first.high)),
            })}
          >
            {drawn.map((input) => (
              <ChartRow key={input.id} inset={inset} label={<InputLabel input={input} />}>
                <Effect input={input} scale={scale} ticks={ticks} names={names} figure={figure} />
              </ChartRow>
            ))}
          </ChartRows>
        </>
      )}
    </ChartFrame>
  );
}

function InputLabel({ input: { label, lowInput, highInput } }: { input: TornadoInput }) {
  const hasInputs = lowInput !== undefined && highInput !== undefined;
  return (
    <>
      {label}
      {hasInputs && (
        <span className="ml-1.5 text-xs whitespace-nowrap text-muted">
          {lowInput} – {highInput}
        </span>
      )}
    </>
  );
}

interface EffectProps {
  input: TornadoInput;
  scale: ChartScale;
  ticks: readonly ChartTick[];
  names: { low: string; high: string };
  figure: (value: number) => string;
}

/** Both bars of an input, the shorter above the longer where they lie on one side, and the figures at their ends. */
function Effect({ input, scale, ticks, names, figure }: EffectProps) {
  const base = scale.at(input.base) ?? 0;
  const low = { name: names.low, value: input.low, at: scale.at(input.low) ?? base, isLow: true };
  const high = { name: names.high, value: input.high, at: scale.at(input.high) ?? base, isLow: false };
  const ends = [low, high].toSorted((left, right) => Math.abs(right.at - base) - Math.abs(left.at - base));
  const isOneSided = (low.at - base) * (high.at - base) > 0;
  const labelled = isOneSided ? ends.slice(0, 1) : ends;
  return (
    <>
      <RowDrawing>
        <GridLines ticks={ticks} />
        {ends.map((end) => (
          <rect
            key={end.name}
            x={percent(Math.min(end.at, base))}
            y="50%"
            width={percent(Math.abs(end.at - base))}
            height="14"
            transform="translate(0 -7)"
            fill={end.isLow ? "var(--color-surface)" : "var(--color-chart-1)"}
            stroke="var(--color-chart-1)"
            strokeWidth="1.25"
          >
            <title>{`${input.label}, ${end.name}: ${figure(end.value)}`}</title>
          </rect>
        ))}
        <line
          x1={percent(base)}
          x2={percent(base)}
          y1="0"
          y2="100%"
          stroke="var(--color-ink)"
          strokeWidth="1"
        />
      </RowDrawing>
      {labelled.map((end) => {
        const isLeft = end.at < base || (end.at === base && end.isLow);
        return (
          <span
            key={end.name}
            className={classNames(
              "absolute top-1/2 -translate-y-1/2 text-xs whitespace-nowrap text-muted",
              isLeft ? "pr-1.5" : "pl-1.5",
            )}
            style={isLeft ? { right: percent(1 - end.at) } : { left: percent(end.at) }}
          >
            {figure(end.value)}
          </span>
        );
      })}
    </>
  );
}

function Legend({ names }: { names: { low: string; high: string } }) {
  return (
    <ul role="list" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-3 border border-chart-1 bg-surface" />
        {names.low}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-3 border border-chart-1 bg-chart-1" />
        {names.high}
      </li>
    </ul>
  );
}

/** How far an input moves the result, or -1 when that is not known. */
function spanOf({ low, high, base }: TornadoInput): number {
  const known = [low, high, base].every((value) => drawable(value) !== undefined);
  return known ? Math.max(low, high, base) - Math.min(low, high, base) : -1;
}

function withInput(figure: string, input: string | undefined): string {
  return input === undefined ? figure : `${figure} (${input})`;
}
