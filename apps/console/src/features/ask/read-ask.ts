import "server-only";
import { toUiMessages } from "@assay/agent";
import type { AgentUiMessage, Share, Thread } from "@assay/agent";
import type { Principal } from "@assay/auth";
import { retryRead } from "@assay/db";
import { agentStores, threadOwner } from "~/server/agent-stores.ts";
import { modelPlatform } from "~/server/router.ts";
import type { ModelOption } from "./model-options.ts";
import { modelOptions } from "./model-options.ts";

/** The conversations of one page of the list. */
export interface ThreadPage {
  threads: Thread[];
  next: string | undefined;
}

/** What the page of one conversation shows. */
export interface AskRead {
  list: ThreadPage;
  /** Undefined for one that is still to begin. */
  thread: Thread | undefined;
  messages: AgentUiMessage[];
  isRunning: boolean;
  shares: Share[];
  models: ModelOption[];
}

/** What the list is asked for. */
export interface ListQuery {
  text: string | undefined;
  cursor: string | undefined;
}

/** A person's conversation with its neighbours; one that is not theirs is one that is still to begin. */
export async function readAsk(
  principal: Principal,
  threadId: string,
  { text, cursor }: ListQuery,
): Promise<AskRead> {
  const { threads, shares } = agentStores();
  const owner = threadOwner(principal);
  const { workspaceId } = principal;
  const [list, path, links, listings] = await Promise.all([
    retryRead(() => threads.list(owner, { app: "console", text, cursor })),
    retryRead(() => threads.path(owner, threadId)),
    retryRead(() => shares.list(owner, threadId)),
    retryRead(() => modelPlatform().router.list(workspaceId)),
  ]);
  const isKnown = !("problem" in path);
  const chosen = isKnown ? path.thread.model : undefined;
  return {
    list: "problem" in list ? { threads: [], next: undefined } : list,
    thread: isKnown ? path.thread : undefined,
    messages: isKnown ? toUiMessages(path.turns) : [],
    isRunning: isKnown && path.runningTurnId !== undefined,
    shares: "problem" in links ? [] : links,
    models: modelOptions(listings, chosen),
  };
}
