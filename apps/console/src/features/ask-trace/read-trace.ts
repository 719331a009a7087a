import "server-only";
import type { Step, ThreadOwner, Turn } from "@assay/agent";
import { agentStores } from "~/server/agent-stores.ts";

/** An answer with every step that led to it. */
export interface Trace {
  /** Of the conversation; empty where it has none. */
  title: string;
  turn: Turn;
  /** As they began. */
  steps: Step[];
}

/** Undefined where the owner has no such answer. */
export async function readTrace(
  owner: ThreadOwner,
  { thread, turn: id }: { thread: string; turn: string },
): Promise<Trace | undefined> {
  const { threads } = agentStores();
  const [path, turns, steps] = await Promise.all([
    threads.path(owner, thread),
    threads.pathTo(owner, thread, id),
    threads.steps(owner, thread, id),
  ]);
  if ("problem" in path || "problem" in turns || "problem" in steps) return undefined;
  const turn = turns.at(-1);
  if (turn?.role !== "assistant") return undefined;
  const inOrder = steps.toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  return { title: path.thread.title, turn, steps: inOrder };
}
