export type { AgentTool, ToolOutcome } from "./agent-tool.ts";
export { createAgentTool } from "./create-agent-tool.ts";
export type { AgentToolDefinition } from "./create-agent-tool.ts";
export { fromToolkit } from "./from-toolkit.ts";
