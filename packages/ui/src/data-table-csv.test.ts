import { describe, expect, test } from "vitest";
import { csvField, rowsToCsv, toCsv } from "./data-table-csv.ts";

/** Reads a CSV file by RFC 4180, as a spreadsheet would. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let [line, field, isQuoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ",") {
      line.push(field);
      field = "";
    } else if (sign === "\r" && text[at + 1] === "\n") {
      lines.push([...line, field]);
      [line, field] = [[], ""];
      at += 1;
    } else field += sign;
  }
  return lines;
}

/** Numbers that look random and are the same in each run. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  while (true) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const signs = [
  '"',
  ",",
  "\r",
  "\n",
  "\r\n",
  "=",
  "+",
  "-",
  "@",
  "\t",
  "'",
  " ",
  "a",
  "7",
  "价",
  "😀",
  "\u{FEFF}",
  "",
];

function randomTexts(seed: number, count: number): string[] {
  const random = numbers(seed);
  const next = () => random.next().value ?? 0;
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(next() * 8) }, () => signs[Math.floor(next() * signs.length)] ?? "").join(
      "",
    ),
  );
}

describe("CSV of a data table", () => {
  test("any texts read back as they were, but for the apostrophe before formulas", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const texts = randomTexts(seed, 12);
      const lines = [texts.slice(0, 4), texts.slice(4, 8), texts.slice(8)];
      const read = parseCsv(toCsv(lines).slice(1));
      const guarded = lines.map((line) =>
        line.map((text) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)),
      );
      expect(read).toEqual(guarded);
    }
  });

  test("no field starts as a formula when it is read, and numbers stay numbers", () => {
    for (const text of randomTexts(7, 2000)) {
      expect(parseCsv(`${csvField(text)}\r\n`)[0]?.[0] ?? "").not.toMatch(/^[=+\-@\t\r]/u);
    }
    const random = numbers(3);
    for (let at = 0; at < 500; at += 1) {
      const number = ((random.next().value ?? 0) - 0.5) * 10 ** (at % 20);
      expect(Number(csvField(number))).toBe(number);
    }
    expect(csvField(-5)).toBe("-5");
    expect(csvField("-5")).toBe("'-5");
    expect(csvField(Number.NaN)).toBe("");
  });

  test("starts with a byte order mark and ends each line by CR LF", () => {
    const columns = [
      { id: "name", header: "Name, full" },
      { id: "size", header: "Size", accessor: "bytes" },
    ];
    expect(rowsToCsv(columns, [{ name: 'a "b"', bytes: 1.5 }, { name: "=1+1" }])).toBe(
      '\u{FEFF}"Name, full",Size\r\n"a ""b""",1.5\r\n\'=1+1,\r\n',
    );
  });
});
