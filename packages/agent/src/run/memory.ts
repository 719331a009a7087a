import type { ThreadOwner } from "../store/thread-store.ts";

/** What an agent knows from before. Both are called with whose it is and must not take long. */
export interface Memory {
  /** Text that is added to the instructions of an answer, fenced as data; undefined for nothing. */
  recall(thread: { owner: ThreadOwner; threadId: string }, text: string): Promise<string | undefined>;
  /** Told after an answer is done. */
  remember(
    thread: { owner: ThreadOwner; threadId: string },
    exchange: { question: string; answer: string },
  ): Promise<void>;
}
