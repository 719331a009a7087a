import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What an experiment of the bench found about a claim. */
export const ClaimResult = z.object({
  claim: z.string().max(100),
  outcome: z.enum(["supported", "contradicted", "inconclusive"]),
  /** The engine it was run with: `classic`, or a model. */
  engine: z.string().max(200),
  run: z.string().max(200),
  finishedAt: z.iso.datetime({ offset: true }),
  samples: z.int().nonnegative().optional(),
  /** The measured difference or rate with its interval, in the claim's metric. */
  estimate: z.object({ value: z.number(), low: z.number(), high: z.number() }).optional(),
});
export type ClaimResult = z.infer<typeof ClaimResult>;

const ResultFile = z.object({ version: z.literal(1), results: z.array(z.unknown()).max(10_000) });

/** The bench's results by claim, newest first; nothing has been run, or the file cannot be read. */
export type ResultsRead =
  | { state: "none" }
  | { state: "unreadable"; file: string }
  | { state: "read"; byClaim: ReadonlyMap<string, readonly ClaimResult[]>; skipped: number };

const mostBytes = 5_000_000;

/** Reads `claims.json` of the folder where the bench leaves its results. A record that does not fit is skipped and counted. */
export async function readResults(folder: string): Promise<ResultsRead> {
  const file = join(folder, "claims.json");
  let text: string;
  try {
    if ((await stat(file)).size > mostBytes) return { state: "unreadable", file };
    text = await readFile(file, "utf8");
  } catch (error) {
    return isMissing(error) ? { state: "none" } : { state: "unreadable", file };
  }
  const parsed = ResultFile.safeParse(parseJson(text));
  if (!parsed.success) return { state: "unreadable", file };
  const results = parsed.data.results.flatMap((each) => {
    const result = ClaimResult.safeParse(each);
    return result.success ? [result.data] : [];
  });
  const newest = results.toSorted((one, other) => Date.parse(other.finishedAt) - Date.parse(one.finishedAt));
  return {
    state: "read",
    byClaim: Map.groupBy(newest, ({ claim }) => claim),
    skipped: parsed.data.results.length - results.length,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
