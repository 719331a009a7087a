export { createServerFactory } from "./factory.ts";
export type { ServerExtension } from "./extension.ts";
export type { Authenticate, FactoryOptions, ServerInfo } from "./factory.ts";
export { createHttpHandler, resourceMetadata, resourceMetadataPath } from "./http.ts";
export type { HttpHandler, HttpOptions } from "./http.ts";
export { serveStdio } from "@modelcontextprotocol/server/stdio";
