export { createFakeModels } from "./fake-models.ts";
export { provenance } from "./provenance.ts";
