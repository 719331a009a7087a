import type { Assistant } from "./assistant.ts";
import type { DialogueState } from "./state.ts";

/** The state in which nothing has been said yet. */
export function initialState(assistant: Assistant): DialogueState {
  return {
    version: 1,
    assistant: assistant.id,
    language: assistant.language,
    turns: 0,
    calls: 0,
    stack: [],
    slots: {},
    asked: null,
    pending: null,
    queued: [],
    clarifying: [],
    isHumanOffered: false,
    fallbacks: 0,
    trail: [],
    said: [],
    used: {},
    ended: null,
  };
}
