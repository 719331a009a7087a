export { embedded } from "./provision.ts";
export { ensureServer, findServer, stopServer } from "./server.ts";
