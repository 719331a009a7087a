export { createClassifierCache } from "./classifier-cache.ts";
export { createClassicEngine } from "./engine.ts";
export type { ClassicEngineOptions } from "./engine.ts";
export { createEngines } from "./engines.ts";
export type { EnginesOptions } from "./engines.ts";
export { createGuidedEngine } from "./guided.ts";
export type { GuidedEngineOptions } from "./guided.ts";
