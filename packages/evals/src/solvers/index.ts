export { complete } from "./complete.ts";
export type { CompleteOptions } from "./complete.ts";
export { converse, modelUser, scriptedUser } from "./simulate-user.ts";
export type { ModelUserOptions, Persona, SimulatedUser } from "./simulate-user.ts";
export { createTalk, useTools } from "./use-tools.ts";
export type { SolverTool, Talk, TalkOptions, UseToolsOptions, World } from "./use-tools.ts";
