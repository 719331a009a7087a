"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useMemo } from "react";
import { classNames } from "./class-names.ts";
import { type CellText, type DataColumn, isRight, linkOf, valueOf } from "./data-table-columns.ts";
import type { ViewRow } from "./data-table-model.ts";

/** Heights of a row, for a mouse and for a finger; the classes below say the same. */
const rowHeight = { fine: 33, coarse: 45 } as const;
const overscan = 16;

interface BodyProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  rows: readonly ViewRow<Row>[];
  text: CellText;
}

/** The first rows in plain flow, as a server sends them. */
export function PlainBody<Row extends object>({ columns, rows, text }: BodyProps<Row>) {
  return (
    <tbody>
      {rows.map(({ id, row }, index) => (
        <DataRow key={id} columns={columns} row={row} index={index} text={text} />
      ))}
    </tbody>
  );
}

interface WindowedProps<Row extends object> extends BodyProps<Row> {
  region: RefObject<HTMLDivElement | null>;
  isCoarse: boolean;
  height: number;
}

/** The rows in view and some around them, between two rows that hold the place of all the others. */
export function WindowedBody<Row extends object>(body: WindowedProps<Row>) {
  const { columns, rows, text, region, isCoarse, height } = body;
  const size = isCoarse ? rowHeight.coarse : rowHeight.fine;
  // The virtualizer starts over when the height of its rows changes.
  return <Window key={size} {...{ columns, rows, text, region, height, size }} />;
}

interface WindowProps<Row extends object> extends BodyProps<Row> {
  region: RefObject<HTMLDivElement | null>;
  height: number;
  size: number;
}

function Window<Row extends object>({ columns, rows, text, region, height, size }: WindowProps<Row>) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => size,
    overscan,
    scrollMargin: size,
    initialRect: { width: 0, height },
    useFlushSync: false,
  });
  // A row's element stays the same while it is in view, so that scrolling draws only the rows that come in.
  const drawn = useMemo(() => new Map<number, ReactNode>(), [columns, rows, text]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const above = (first?.index ?? 0) * size;
  const below = (rows.length - 1 - (last?.index ?? -1)) * size;
  return (
    <tbody>
      {above > 0 && <Spacer height={above} span={columns.length} />}
      {items.map(({ index }) => {
        const view = rows[index];
        if (view === undefined) return undefined;
        const element = drawn.get(index) ?? (
          <DataRow key={view.id} columns={columns} row={view.row} index={index} text={text} />
        );
        drawn.set(index, element);
        return element;
      })}
      {below > 0 && <Spacer height={below} span={columns.length} />}
    </tbody>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height }} />
    </tr>
  );
}

interface RowProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  row: Row;
  index: number;
  text: CellText;
}

function DataRow<Row extends object>({ columns, row, index, text }: RowProps<Row>) {
  return (
    <tr aria-rowindex={index + 2} className="h-[33px] hover:bg-raised coarse:h-[45px]">
      {columns.map((column) => (
        <DataCell key={column.id} column={column} row={row} text={text} />
      ))}
    </tr>
  );
}

interface CellProps<Row extends object> {
  column: DataColumn<Row>;
  row: Row;
  text: CellText;
}

function DataCell<Row extends object>({ column, row, text }: CellProps<Row>) {
  const shown = text(valueOf(row, column), column.format);
  const href = linkOf(row, column);
  const content = column.cell === undefined ? shown : column.cell(row);
  return (
    <td className={classNames("border-b border-line px-3 py-0", isRight(column) && "figure")}>
      <div
        className="max-h-8 truncate coarse:max-h-11 [&_:focus-visible]:-outline-offset-2"
        title={shown === "" ? undefined : shown}
      >
        {href === undefined ? (
          content
        ) : (
          <a href={href} className="link coarse:block coarse:truncate coarse:py-3">
            {content}
          </a>
        )}
      </div>
    </td>
  );
}
