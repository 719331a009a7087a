import { createDialogue } from "@assay/dialogue";
import type { Assistant, Dialogue, DialogueOptions } from "@assay/dialogue";
import type { Caller, Engine } from "@assay/router";
import type { Tool } from "@assay/toolkit";
import { createClassicEngine, localNow } from "./engine.ts";
import { createGuidedEngine } from "./guided.ts";
import type { GuidedEngineOptions } from "./guided.ts";

export interface EnginesOptions extends Pick<GuidedEngineOptions, "onProposal"> {
  /** A domain's assistant, made when it is first asked. */
  assistant: () => Assistant;
  /** The assistant's id. */
  id: string;
  /** Applications that the classic engine answers for until they have chosen a model. */
  apps: readonly string[];
  /** Read-only tools for requests that offer none. */
  tools?: readonly Tool[];
  /** Asks models on somebody's account: the router's `fetchFor`. */
  fetchFor: (caller: Caller) => typeof globalThis.fetch;
  /** Where the trained classifier is kept from one start to the next. */
  cache?: DialogueOptions["cache"];
}

/** A domain's engines for the router: `classic/<id>` and `guided/<id>`. `warm` makes ready what they share. */
export function createEngines(options: EnginesOptions): { engines: Engine[]; warm(): void } {
  const { assistant, cache } = options;
  let compiled: Dialogue | undefined;
  const dialogue = () => (compiled ??= createDialogue(assistant(), cache === undefined ? {} : { cache }));
  return {
    engines: [createClassicEngine({ ...options, dialogue }), createGuidedEngine({ ...options, dialogue })],
    warm() {
      if (compiled !== undefined) return;
      const ready = dialogue();
      // Indexes are made at the first question: this one is nobody's.
      ready.step(ready.start(), { type: "user", text: "How much does it cost?" }, { now: localNow() });
    },
  };
}
