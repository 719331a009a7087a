import { z } from "zod";
import { Secrets } from "../home/index.ts";

/**
 * A backup is gzipped text: a header line, then for each table a line of JSON and its rows as COPY writes them, ended
 * by `\.`, then a closing line that counts them, so that a file that was cut off is noticed.
 */
export const Header = z.strictObject({
  assay: z.literal("backup"),
  version: z.literal(1),
  /** How many migrations the database had. */
  schemaVersion: z.int().min(1),
  createdAt: z.iso.datetime(),
  /** The keys that open what is sealed, where they were asked for. */
  secrets: Secrets.pick({ auth: true, encryption: true }).optional(),
});
export type Header = z.infer<typeof Header>;

export const TableLine = z.strictObject({
  schema: z.string(),
  table: z.string(),
  columns: z.array(z.string()),
});

export const EndLine = z.strictObject({ end: z.literal(true), tables: z.int(), rows: z.int() });

/** The line that ends a table's rows. */
export const endOfRows = "\\.";
