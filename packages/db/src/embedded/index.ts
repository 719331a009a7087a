export { embedded } from "./provision.ts";
export { ensureServer, findServer, stopServer } from "./server.ts";
export type { EmbeddedServer, ServerOptions } from "./server.ts";
