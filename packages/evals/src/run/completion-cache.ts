import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { CompletionBody } from "../completion.ts";

/** An answer of a model as it is kept. */
export const KeptCompletion = z.strictObject({
  body: CompletionBody,
  address: z.string().optional(),
  costMicros: z.number().optional(),
});
export type KeptCompletion = z.infer<typeof KeptCompletion>;

/** Keeps answers from one run to the next. */
export interface CompletionCache {
  get(key: string): Promise<KeptCompletion | undefined>;
  set(key: string, kept: KeptCompletion): Promise<void>;
}

/** The same model, the same request, the same epoch: an epoch is a draw of its own and never takes another's answer. */
export function cacheKey(request: unknown, { model, epoch }: { model: string; epoch: number }): string {
  return createHash("sha256")
    .update(JSON.stringify([1, model, epoch, request]))
    .digest("hex");
}

/** A file per answer in a folder. What cannot be read or written is asked anew. */
export function createFolderCache(folder: string): CompletionCache {
  const fileOf = (key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    async get(key) {
      try {
        return KeptCompletion.safeParse(JSON.parse(await readFile(fileOf(key), "utf8"))).data;
      } catch {
        return undefined;
      }
    },
    async set(key, kept) {
      const file = fileOf(key);
      try {
        await mkdir(dirname(file), { recursive: true });
        const draft = `${file}.${process.pid}`;
        await writeFile(draft, JSON.stringify(kept));
        await rename(draft, file);
      } catch {
        // The run goes on; the next one asks again.
      }
    },
  };
}
