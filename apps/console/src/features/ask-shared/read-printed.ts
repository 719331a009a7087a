import "server-only";
import { cache } from "react";
import type { Turn } from "@assay/agent";
import type { Principal } from "@assay/auth";
import { agentStores, threadOwner } from "~/server/agent-stores.ts";

/** A conversation as it stands now. */
export interface Printed {
  title: string;
  turns: Turn[];
  at: Date;
}

/** The shown path of a principal's conversation, read once for a request; undefined where there is none. */
export const readPrinted = cache(
  async (principal: Principal, thread: string): Promise<Printed | undefined> => {
    const path = await agentStores().threads.path(threadOwner(principal), thread);
    if ("problem" in path) return undefined;
    return { title: path.thread.title, turns: path.turns.map(({ turn }) => turn), at: new Date() };
  },
);
