import { textWidth } from "./chart-labels.ts";

const graphemes = new Intl.Segmenter();

/** A text cut so that it fits into a width in pixels. */
export function fittingText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const signs = Array.from(graphemes.segment(text), ({ segment }) => segment);
  while (signs.length > 0 && textWidth(`${signs.join("")}…`) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

const mostLabel = 180;
const labelPadding = 12;

/** What is shown of a label over a line. */
export function labelText(label: string): string {
  return fittingText(label, mostLabel);
}

/** About how many pixels it takes. */
export function labelWidth(label: string): number {
  return textWidth(labelText(label)) + labelPadding;
}
