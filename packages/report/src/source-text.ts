import { readFile, stat } from "node:fs/promises";
import { removePinyinSplices } from "@assay/search";
import { Failure } from "@assay/toolkit";
import type { LineRange } from "./text.ts";

const largestFile = 20 * 1024 * 1024;
const longestLine = 600;
const longestQuote = 6_000;

export interface QuotedLine {
  line: number;
  text: string;
}

/** The report's own text, when the user has a copy and says where. */
export interface SourceText {
  /** Lines of the report as printed, pronunciations spliced in by the web page removed. */
  lines(): Promise<readonly string[] | Failure>;
  /** The first lines of a range, as many as can be quoted, each cut; undefined when no file was named. */
  quote(range: LineRange): Promise<QuotedLine[] | Failure | undefined>;
}

/** @param path the value of ASSAY_REPORT_FILE, if any */
export function createSourceText(path: string | undefined): SourceText {
  let loaded: readonly string[] | undefined;
  const lines = async () => {
    const result = loaded ?? (await load(path));
    if (!(result instanceof Failure)) loaded = result;
    return result;
  };
  return {
    lines,
    async quote([first, last]) {
      if (path === undefined) return undefined;
      const all = await lines();
      if (all instanceof Failure) return all;
      const quoted: QuotedLine[] = [];
      let length = 0;
      for (const [index, text] of all.slice(first - 1, last).entries()) {
        const line = { line: first + index, text: cut(text) };
        length += line.text.length;
        if (length > longestQuote) break;
        quoted.push(line);
      }
      return quoted;
    },
  };
}

async function load(path: string | undefined): Promise<readonly string[] | Failure> {
  if (path === undefined) return unreadable("ASSAY_REPORT_FILE is not set.");
  try {
    const info = await stat(path);
    if (!info.isFile()) return unreadable("ASSAY_REPORT_FILE names a folder or a device, not a file.");
    if (info.size > largestFile) return unreadable("The file ASSAY_REPORT_FILE names is larger than 20 MB.");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return text.split(/\r?\n/u).map(removePinyinSplices);
  } catch (error) {
    if (error instanceof TypeError)
      return unreadable("The file ASSAY_REPORT_FILE names is not valid UTF-8 text.");
    return unreadable("ASSAY_REPORT_FILE names a file that does not exist or cannot be read.");
  }
}

function unreadable(message: string): Failure {
  return new Failure({
    code: "report.unreadable_file",
    message,
    field: "ASSAY_REPORT_FILE",
    fix: "Point ASSAY_REPORT_FILE at a UTF-8 text copy of the report, or unset it: everything but quotations works without.",
  });
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`;
}
