import { randomUUID } from "node:crypto";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { ToolCall, TurnPart } from "../turn.ts";
import { createThreadStore } from "./create-thread-store.ts";
import type { BegunRun, Refused, ThreadOwner, ThreadPath, ThreadStore } from "./thread-store.ts";

/** What the tests of the store stand on: two processes on one database, and before each test a thread of somebody's. */
export interface Stores {
  db: TestDatabase;
  one: ThreadStore;
  other: ThreadStore;
  owner: ThreadOwner;
  threadId: string;
  /** Milliseconds since the epoch, for both processes. */
  clock: number;
  /** Another thread of the owner's, which is the one meant from then on. */
  newThread(): Promise<string>;
  sent(parentId: string | null, words?: string): ReturnType<typeof sentTo>;
  /** One question with its answer, a second later than what was before; resolves with both ids. */
  exchange(parentId: string | null, words?: string): Promise<{ question: string; answer: string }>;
  shown(store?: ThreadStore): Promise<ThreadPath>;
  shownIds(): Promise<string[]>;
}

export const source = { model: "classic/report", engine: "classic" } as const;
const question = "What does an answer cost?";

/** Stores for the tests of a file. */
export function useStores(): Stores {
  const stores = {
    clock: Date.UTC(2026, 10, 25, 12),
    threadId: "",
    async newThread() {
      stores.threadId = randomUUID();
      await stores.one.openThread(stores.owner, { id: stores.threadId, app: "console", agent: "report" });
      return stores.threadId;
    },
    sent: (parentId, words) => sentTo(stores.threadId, parentId, words),
    async exchange(parentId, words = question) {
      stores.clock += 1000;
      const { run, turn } = begun(await stores.one.beginRun(stores.owner, stores.sent(parentId, words)));
      await stores.one.finishRun(run, { status: "done", parts: [text(`About ${words}`)] });
      return { question: turn.parentId ?? "", answer: turn.id };
    },
    async shown(store = stores.one) {
      const path = await store.path(stores.owner, stores.threadId);
      if ("problem" in path) throw new Error(path.problem);
      return path;
    },
    shownIds: async () => (await stores.shown()).turns.map(({ turn }) => turn.id),
  } as Stores;
  beforeAll(async () => {
    stores.db = await createTestDatabase();
    const now = () => stores.clock;
    stores.one = createThreadStore(stores.db.app, { now });
    stores.other = createThreadStore(stores.db.open({ role: "app" }), { now });
  });
  afterAll(() => stores.db.close());
  beforeEach(async () => {
    stores.owner = { workspaceId: await stores.db.workspace(), principalId: "user:ada" };
    await stores.newThread();
  });
  return stores;
}

function sentTo(threadId: string, parentId: string | null, words = question) {
  const input = { kind: "send" as const, id: randomUUID(), text: words, parentId };
  return { threadId, turnId: randomUUID(), input, ...source };
}

export function text(words: string): TurnPart {
  return { type: "text", text: words };
}

export function call(id: string, state: ToolCall["state"], more: Partial<ToolCall> = {}): TurnPart {
  return { type: "call", call: { id, name: "run_calculator", arguments: '{"b":1, "a":2}', state, ...more } };
}

export function begun(result: BegunRun | Refused): BegunRun {
  if ("problem" in result) throw new Error(result.problem);
  return result;
}
