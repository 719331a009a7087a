export { ClassifierModel, type ModelCache } from "./classifier-model.ts";
export { createReader } from "./reader.ts";
