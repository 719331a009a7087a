/** The strip of the drawing that a row takes, in pixels from the top. */
export interface Band {
  /** Boxes, or labels, stand between these. */
  top: number;
  bottom: number;
  hasLabels: boolean;
  /** Heights at which ways back go out below the boxes above, and in above the boxes below. */
  leaving?: readonly number[];
  entering?: readonly number[];
}

interface BandOptions {
  labels: ReadonlyMap<string, number>;
  /** Row below each box that a way back leaves, row above each that it enters; -1 is above the first. */
  leaving: readonly number[];
  entering: readonly number[];
}

const margin = 8;
const boxHeight = 44;
const labelHeight = 18;
/** Room in which lines bend, above and below labels; without labels it is one. */
const bend = 18;
const plainGap = 32;
const track = 9;

/** Heights of the rows one below another: boxes in the even ones, labels and bends of lines in the odd ones. */
export function bandsOf(
  rows: readonly (readonly string[])[],
  { labels, leaving, entering }: BandOptions,
): { bands: ReadonlyMap<number, Band>; height: number } {
  const bands = new Map<number, Band>();
  let y = margin;
  for (let row = -1; row <= rows.length; row += 1) {
    const tracks = (wanted: readonly number[]) => wanted.filter((each) => each === row);
    const out = tracks(leaving).map((_, index) => y + track * (index + 1));
    y += track * out.length;
    const top = y + (row % 2 === 0 ? 0 : bendAt(row, rows, labels));
    const hasLabels = rows[row]?.some((id) => labels.has(id)) === true;
    const bottom = top + (row % 2 === 0 ? boxHeight : hasLabels ? labelHeight : 0);
    y = bottom + (row % 2 === 0 ? 0 : bendAt(row, rows, labels));
    const into = tracks(entering).map((_, index) => y + track * index);
    y += track * into.length;
    bands.set(row, { top, bottom, hasLabels, leaving: out, entering: into });
  }
  return { bands, height: y + margin };
}

function bendAt(
  row: number,
  rows: readonly (readonly string[])[],
  labels: ReadonlyMap<string, number>,
): number {
  if (row < 0 || row >= rows.length) return 0;
  return rows[row]?.some((id) => labels.has(id)) === true ? bend : plainGap / 2;
}
