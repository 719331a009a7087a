export { createServerFactory } from "./factory.ts";
export type { Authenticate, ServerInfo } from "./factory.ts";
export { createHttpHandler } from "./http.ts";
export type { HttpHandler, HttpOptions } from "./http.ts";
export { serveStdio } from "@modelcontextprotocol/server/stdio";
