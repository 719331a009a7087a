import type { TurnPart, TurnStatus } from "../turn.ts";
import type { UiChunk } from "./turn-writer.ts";

/** How making an answer ended. `waiting`: for a person's approval. */
export interface Ended {
  status: Exclude<TurnStatus, "running">;
  parts: readonly TurnPart[];
  /** Of a failed one. */
  code?: string;
}

/** An answer that is being made. */
export interface Answer {
  threadId: string;
  /** The assistant's turn. */
  turnId: string;
  /** From here on: the whole answer, or what comes after an approval. Each call is a reader of its own. */
  stream(): ReadableStream<UiChunk>;
  /** Never rejects. */
  ended: Promise<Ended>;
}
