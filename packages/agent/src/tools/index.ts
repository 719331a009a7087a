export { textOf } from "./agent-tool.ts";
export type {
  AgentTool,
  ApprovalReason,
  DoneOutcome,
  FailedOutcome,
  ParametersSchema,
  ToolOutcome,
} from "./agent-tool.ts";
export { createCallWatch } from "./call-watch.ts";
export type { CallStop, CallWatch, WatchedCall } from "./call-watch.ts";
export { createAgentTool } from "./create-agent-tool.ts";
export type { AgentToolDefinition, CallResult, ToolLimits } from "./create-agent-tool.ts";
export { failedOutcome } from "./failed-outcome.ts";
export type { CallFailure } from "./failed-outcome.ts";
export { fromToolkit } from "./from-toolkit.ts";
export { defaultOutputLimit } from "./limit-output.ts";
export { toolProblem } from "./problem.ts";
export type { ToolProblemCode } from "./problem.ts";
export { toSdkTool } from "./sdk-tool.ts";
export type { SdkToolOptions } from "./sdk-tool.ts";
