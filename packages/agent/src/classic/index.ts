export { createClassicEngine } from "./engine.ts";
export type { ClassicEngineOptions } from "./engine.ts";
export { createGuidedEngine } from "./guided.ts";
export type { GuidedEngineOptions } from "./guided.ts";
