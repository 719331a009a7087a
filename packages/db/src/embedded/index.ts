export { embedded } from "./provision.ts";
export { rotateDatabasePassword } from "./rotate.ts";
export { ensureServer, findServer, stopServer } from "./server.ts";
