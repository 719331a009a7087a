import { z } from "zod";
import type { Thread } from "../store/thread-store.ts";
import { Turn } from "../turn.ts";

/** A thread as a file: all turns of all branches, in the order they were made. */
export const ThreadExport = z.strictObject({
  assay: z.literal("thread"),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  thread: z.strictObject({
    id: z.uuid(),
    app: z.string(),
    agent: z.string(),
    title: z.string(),
    model: z.string().optional(),
    /** The end of the shown path. */
    headTurnId: z.uuid().optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
  turns: z.array(Turn),
});
export type ThreadExport = z.infer<typeof ThreadExport>;

/** A thread with its turns, as they are stored. */
export function exportThread(thread: Thread, turns: readonly Turn[], at: Date): ThreadExport {
  const { id, app, agent, title, model, headTurnId, createdAt, updatedAt } = thread;
  return {
    assay: "thread",
    version: 1,
    exportedAt: at.toISOString(),
    thread: {
      id,
      app,
      agent,
      title,
      ...(model !== undefined && { model }),
      ...(headTurnId !== undefined && { headTurnId }),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    },
    turns: [...turns],
  };
}
