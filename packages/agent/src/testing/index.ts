export { readChunks, readMessage } from "./read-message.ts";
export { ScriptedRequest, createScriptedModel } from "./scripted-model.ts";
export type { Script, ScriptedModel, ScriptedModelOptions } from "./scripted-model.ts";
export type { ScriptedReply } from "./scripted-reply.ts";
export { serveScripted } from "./scripted-server.ts";
