import type { ThreadOwner } from "../store/thread-store.ts";
import type { Ended } from "./answer.ts";
import type { Channel } from "./channel.ts";

/** An answer that is being made in this process. */
export interface LiveRun {
  owner: ThreadOwner;
  threadId: string;
  turnId: string;
  channel: Channel;
  abort: AbortController;
  ended: Promise<Ended>;
}

/** The answers that are being made in this process, by thread: there is one at a time in each. */
export interface Registry {
  add(run: LiveRun): void;
  find(owner: ThreadOwner, threadId: string): LiveRun | undefined;
  all(): LiveRun[];
}

export function createRegistry(): Registry {
  const runs = new Map<string, LiveRun>();
  const keyOf = ({ workspaceId, principalId }: ThreadOwner, threadId: string) =>
    JSON.stringify([workspaceId, principalId, threadId]);

  async function forget(key: string, run: LiveRun): Promise<void> {
    await run.ended;
    if (runs.get(key) === run) runs.delete(key);
  }

  return {
    add(run) {
      const key = keyOf(run.owner, run.threadId);
      runs.set(key, run);
      void forget(key, run);
    },
    find: (owner, threadId) => runs.get(keyOf(owner, threadId)),
    all: () => [...runs.values()],
  };
}
