export { play } from "./play.ts";
export type { PlayedTurn } from "./play.ts";
export type { Expectation, Script, ScriptedAction, ScriptedTurn } from "./script.ts";
export { ConversationMismatch, checkConversation, testConversation } from "./test-conversation.ts";
export { transcript } from "./transcript.ts";
