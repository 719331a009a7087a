export { createChatHandler } from "./chat-handler.ts";
export type { ChatHandler, ChatHandlerOptions, ChatRefusal } from "./chat-handler.ts";
