export { createServerFactory } from "./factory.ts";
export type { ServerExtension } from "./extension.ts";
export type { Authenticate, FactoryOptions, ServerInfo } from "./factory.ts";
export {
  allowOrigin,
  createGuard,
  createHttpHandler,
  resourceMetadata,
  resourceMetadataPath,
} from "./http.ts";
export type { HttpHandler, HttpOptions } from "./http.ts";
export { serveStdio } from "@modelcontextprotocol/server/stdio";
