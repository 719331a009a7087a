export { createAgent } from "./agent.ts";
export { Citation } from "./citation.ts";
export type { ResolveCitation } from "./citation.ts";
export { toMarkdown } from "./export/markdown.ts";
export type { MarkdownOptions } from "./export/markdown.ts";
export { toSharedTurn } from "./export/shared-turn.ts";
export type { IsPublicTool } from "./export/shared-turn.ts";
export { ThreadExport, exportThread } from "./export/thread-export.ts";
export { linkRule, mayLoad } from "./guardrails/rules.ts";
export type { LinkRule } from "./guardrails/rules.ts";
export { PiiPolicy } from "./guardrails/pii.ts";
export { instructionsOf, readInstructions } from "./instructions.ts";
export type { Instructions } from "./instructions.ts";
export type { Answer, Ended } from "./run/answer.ts";
export type { Agent, AgentConfig, Approval, Ask, Asker } from "./run/config.ts";
export { GuardrailPolicy } from "./run/guard.ts";
export { RunLimits } from "./run/limits.ts";
export type { Log } from "./run/log.ts";
export type { Memory } from "./run/memory.ts";
export { problems } from "./run/problem.ts";
export type { ProblemCode } from "./run/problem.ts";
export type { UiChunk } from "./run/turn-writer.ts";
export { ServerConfig, ToolRule, createServers, serverProblemCodes, testServer } from "./servers/index.ts";
export type {
  ServerLimits,
  ServerProblem,
  ServerProblemCode,
  ServerTest,
  Servers,
  TestedTool,
} from "./servers/index.ts";
export { toChatMessages } from "./shapes/chat-messages.ts";
export { toInputItems } from "./shapes/input-items.ts";
export { dataPartIds, toMetadata, toToolPart, toUiMessage, toUiMessages } from "./shapes/ui-messages.ts";
export { createThreadStore } from "./store/create-thread-store.ts";
export { createMcpServerStore, resealMcpServers } from "./store/mcp-server-store.ts";
export type { McpServer, McpServerProblem, McpServerStore } from "./store/mcp-server-store.ts";
export { createMemoryStore } from "./store/memory-store.ts";
export type { MemoryProblem, MemoryScope, MemoryStore, MemoryValue } from "./store/memory-store.ts";
export { createShareStore } from "./store/share-store.ts";
export type { Share, ShareStore, ShareStoreOptions, SharedThread } from "./store/share-store.ts";
export { Step } from "./store/step.ts";
export type {
  BeginRun,
  BegunRun,
  PathTurn,
  Refused,
  ResumedRun,
  RunHandle,
  RunSignal,
  Thread,
  ThreadFilter,
  ThreadOwner,
  ThreadPath,
  ThreadProblem,
  ThreadStore,
  TurnDraft,
} from "./store/thread-store.ts";
export { TurnError } from "./store/turn-error.ts";
export type { TurnErrorCode } from "./store/turn-error.ts";
export { upgradeTurn } from "./store/upgrade-turn.ts";
export { createAgentTool, fromToolkit } from "./tools/index.ts";
export type { AgentTool, AgentToolDefinition, ToolOutcome } from "./tools/index.ts";
export { CallState, ToolCall, Turn, TurnMeta, TurnPart, TurnStatus } from "./turn.ts";
export type { AgentDataParts, AgentMessageMetadata, AgentUiMessage } from "./ui-message.ts";
