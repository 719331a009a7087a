import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { DatasetProblem } from "../dataset.ts";
import { csv } from "./csv.ts";
import type { FileOptions } from "./file-options.ts";
import { jsonl } from "./jsonl.ts";
import { yaml } from "./yaml.ts";

const folder = mkdtempSync(path.join(tmpdir(), "assay-datasets-"));
afterAll(() => rmSync(folder, { recursive: true }));

const Row = z.looseObject({ id: z.string(), text: z.string(), label: z.string() });
type Row = z.infer<typeof Row>;

function options(file: string | URL): FileOptions<Row, string, string> {
  return {
    path: file,
    source: "own",
    licence: "MIT",
    row: Row,
    sample: ({ id, text, label }) => ({ id, input: text, expected: label }),
  };
}

function write(name: string, content: string | Buffer): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

const loading = { dataFolder: folder };
const one = [{ id: "a", input: "hello", expected: "greeting" }];

async function problem(loadingIt: Promise<unknown>): Promise<string> {
  const caught = await loadingIt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(DatasetProblem);
  return caught instanceof DatasetProblem ? caught.message.replaceAll(`${folder}/`, "") : "";
}

describe("a file of samples", () => {
  it("gives the same samples as JSON lines, CSV and YAML", async () => {
    const json = write("one.jsonl", '\uFEFF{"id":"a","text":"hello","label":"greeting","more":1}\n\n');
    const table = write("one.csv", '\uFEFFid,text,label\r\na,"hello",greeting\r\n');
    const list = write("one.yaml", "- id: a\n  text: hello\n  label: greeting\n");
    expect(await jsonl(options(json)).load(loading)).toEqual(one);
    expect(await csv(options(table)).load(loading)).toEqual(one);
    expect(await yaml(options(list)).load(loading)).toEqual(one);
  });

  it("is unpacked where its name ends in .gz, in members as well", async () => {
    const line = '{"id":"a","text":"hello","label":"greeting"}\n';
    const file = write("one.jsonl.gz", Buffer.concat([gzipSync(line), gzipSync(line.replace('"a"', '"b"'))]));
    expect((await jsonl(options(file)).load(loading)).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("is found beside its suite by a URL, without a data folder", async () => {
    const file = write("beside.jsonl", '{"id":"a","text":"hello","label":"greeting"}');
    const url = pathToFileURL(path.join(folder, file));
    expect(await jsonl(options(url)).load({})).toEqual(one);
  });

  it("that is missing says which variable to set or which path to correct", async () => {
    expect(await problem(jsonl(options("none.jsonl")).load({}))).toContain(
      "none.jsonl: is not shipped; set ASSAY_BENCH_DATA to the folder that holds it",
    );
    expect(await problem(jsonl(options("none.jsonl")).load(loading))).toBe(
      "none.jsonl: is not there; set ASSAY_BENCH_DATA to a folder that holds none.jsonl",
    );
    expect(await problem(jsonl(options(path.join(folder, "none.jsonl"))).load({}))).toBe(
      "none.jsonl: is not there; correct its path",
    );
    expect(await problem(jsonl(options(pathToFileURL(path.join(folder, "none.jsonl")))).load({}))).toContain(
      "belongs beside its suite",
    );
    expect(await problem(jsonl(options(folder)).load({}))).toBe(`${folder}: is not a file`);
  });

  it("whose gzip is torn or is none says to get it again", async () => {
    const whole = gzipSync('{"id":"a","text":"hello","label":"greeting"}\n'.repeat(100));
    const torn = write("torn.jsonl.gz", whole.subarray(0, 60));
    const none = write("none.csv.gz", "id,text,label\n");
    expect(await problem(jsonl(options(torn)).load(loading))).toContain(
      "torn.jsonl.gz: its gzip is torn or is none (Z_BUF_ERROR); get the file again",
    );
    expect(await problem(csv(options(none)).load(loading))).toContain(
      "none.csv.gz: its gzip is torn or is none (Z_DATA_ERROR); get the file again",
    );
  });

  it("that is empty is refused", async () => {
    expect(await problem(jsonl(options(write("empty.jsonl", "\n \n"))).load(loading))).toBe(
      "empty.jsonl: is empty; expected one JSON value per line",
    );
    expect(await problem(csv(options(write("empty.csv", "id,text,label\n"))).load(loading))).toContain(
      "empty.csv: is empty",
    );
    expect(await problem(yaml(options(write("empty.yaml", "# none\n"))).load(loading))).toContain(
      "empty.yaml: is empty",
    );
    expect(await problem(yaml(options(write("list.yaml", "[]\n"))).load(loading))).toContain(
      "list.yaml: its list is empty",
    );
  });

  it("that is not UTF-8 is named with its line", async () => {
    const file = write("latin.jsonl", Buffer.from('{"id":"a"}\n{"id":"é"}\n', "latin1"));
    const rows = { ...options(file), row: z.unknown(), sample: () => ({ id: "x", input: "x" }) };
    expect(await problem(jsonl(rows).load(loading))).toBe("latin.jsonl:2: is not UTF-8; convert the file");
  });

  it("with a row of 50 MB is refused before the row is parsed", async () => {
    const text = "x".repeat(50_000_000);
    const lines = write("large.jsonl.gz", gzipSync(`{"id":"a"}\n{"id":"${text}"}`, { level: 1 }));
    const table = write("large.csv.gz", gzipSync(`id,text,label\na,"${text}",b\n`, { level: 1 }));
    const list = write("large.yaml.gz", gzipSync(`- id: ${text}\n`, { level: 1 }));
    const rows = { ...options(lines), row: z.unknown(), sample: () => ({ id: "x", input: "x" }) };
    expect(await problem(jsonl(rows).load(loading))).toBe(
      "large.jsonl.gz:2: the line is longer than 10000000 bytes; samples that large are not taken",
    );
    expect(await problem(csv(options(table)).load(loading))).toContain(
      "the row is longer than 10000000 bytes; samples that large are not taken",
    );
    expect(await problem(yaml(options(list)).load(loading))).toContain("is longer than 10000000 bytes");
  });

  it("names the line of a row that has not the fields it has to have", async () => {
    const line = '{"id":"a","text":"hello","label":"greeting"}\n';
    const lines = write("field.jsonl", `${line}\n${line.replace('"greeting"', "4")}`);
    const table = write("field.csv", "id,text\na,hello\n");
    const list = write("field.yaml", "- id: a\n  text: hello\n  label: greeting\n- id: b\n  text: hello\n");
    expect(await problem(jsonl(options(lines)).load(loading))).toMatch(/^field\.jsonl:3: field label: /u);
    expect(await problem(csv(options(table)).load(loading))).toMatch(/^field\.csv:2: field label: /u);
    expect(await problem(yaml(options(list)).load(loading))).toMatch(/^field\.yaml:4: field label: /u);
  });

  it("names the line whose mapping threw", async () => {
    const file = write("throws.jsonl", '{"id":"a","text":"hello","label":"greeting"}\n');
    const mapped = {
      ...options(file),
      sample: ({ label }: Row): never => {
        throw new Error(`no such label: ${label}`);
      },
    };
    expect(await problem(jsonl(mapped).load(loading))).toBe("throws.jsonl:1: no such label: greeting");
  });
});

describe("JSON lines", () => {
  it("with a line that is not JSON name it", async () => {
    const file = write("torn.jsonl", '{"id":"a","text":"hello","label":"greeting"}\n{"id":"b","te');
    expect(await problem(jsonl(options(file)).load(loading))).toBe(
      "torn.jsonl:2: is not JSON; correct the line, or get the file again if it was cut off",
    );
    expect(await problem(jsonl(options(write("list.json", '[\n{"id":"a"}\n]'))).load(loading))).toContain(
      "list.json:1: begins a JSON document",
    );
  });

  it("come back as they were written, wherever chunks end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const file = write("any.jsonl", texts.map((text) => JSON.stringify({ text })).join("\n"));
          const read = await jsonl({
            path: file,
            source: "own",
            licence: "MIT",
            row: z.object({ text: z.string() }),
            sample: ({ text }, { index }) => ({ id: String(index), input: text }),
          }).load(loading);
          expect(read.map(({ input }) => input)).toEqual(texts);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("CSV", () => {
  it("with rows of different lengths, an open quote, or columns without or with the same name is refused", async () => {
    const rows: [string, string][] = [
      [
        "id,text,label\na,hello, world,greeting\n",
        "bad.csv:2: has another number of fields than the first row",
      ],
      ['id,text,label\na,"hello,greeting\n', "a quote is opened and not closed"],
      ["id,text,text\na,b,c\n", 'bad.csv:1: column "text" stands twice'],
      ["id,,label\na,b,c\n", "bad.csv:1: column 2 has no name"],
    ];
    for (const [content, expected] of rows)
      expect(await problem(csv(options(write("bad.csv", content))).load(loading))).toContain(expected);
  });

  it("keeps quotes, delimiters and line breaks inside fields, with another delimiter as well", async () => {
    const file = write("quoted.csv", 'id;text;label\na;"say ""hi"";\nthen go";x\n');
    const [sample] = await csv({ ...options(file), delimiter: ";" }).load(loading);
    expect(sample?.input).toBe('say "hi";\nthen go');
  });
});

describe("YAML", () => {
  it("that is broken, is no list, or multiplies aliases is refused", async () => {
    const bomb = [
      "- &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh"
        .split("")
        .map((name, at) => `- &${name} [${Array(9).fill(`*${"abcdefg"[at]}`).join(",")}]`),
    ].join("\n");
    const rows: [string, string][] = [
      ["- id: [a\n", "bad.yaml:2: is not YAML"],
      ["id: a\n", "bad.yaml:1: is not a list"],
      [bomb, "bad.yaml: is not YAML that can be read: Excessive alias count"],
    ];
    for (const [content, expected] of rows)
      expect(await problem(yaml(options(write("bad.yaml", content))).load(loading))).toContain(expected);
  });
});
