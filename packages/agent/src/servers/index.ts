export { ServerConfig, ToolRule } from "./config.ts";
export type { ServerLimits } from "./config.ts";
export { serverProblemCodes } from "./problem.ts";
export type { ServerProblemCode } from "./problem.ts";
export { createServers } from "./servers.ts";
export type { ServerProblem, Servers } from "./servers.ts";
export { testServer } from "./test-server.ts";
export type { ServerTest, TestedTool } from "./test-server.ts";
