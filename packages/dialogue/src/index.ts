export type {
  ActionDeclaration,
  Assistant,
  Condition,
  Flow,
  Intent,
  Knowledge,
  KnowledgeAnswer,
  Response,
  Slot,
  Slots,
  Step,
  View,
  Wording,
} from "./assistant.ts";
export { Command, Interrupt } from "./command.ts";
export type { Thresholds } from "./drivers/thresholds.ts";
export { createDialogue } from "./dialogue.ts";
export type { Dialogue, DialogueOptions } from "./dialogue.ts";
export type { Effect, Refusal } from "./effect.ts";
export type { ActionOutcome, DialogueEvent, StepContext } from "./event.ts";
export type { FlowGraph, GraphEdge, GraphNode } from "./graph/graph.ts";
export { graphOf } from "./graph/graph.ts";
export { toMermaid } from "./graph/to-mermaid.ts";
export { Json } from "./json.ts";
export { languages } from "./language.ts";
export type { Language, Text, WrittenIn } from "./language.ts";
export { lint } from "./lint/lint.ts";
export type { Finding, FindingCode } from "./lint/finding.ts";
export { patternResponses } from "./patterns/responses.ts";
export type { PatternResponse } from "./patterns/responses.ts";
export type { ModelPrompt } from "./prompt.ts";
export type { Reader } from "./reader.ts";
export { DialogueState, Frame } from "./state.ts";
export type {
  AmountEntity,
  CodeEntity,
  DateEntity,
  DurationEntity,
  Entity,
  Gazetteer,
  NameEntity,
  NumberEntity,
  PercentEntity,
} from "./understanding/entity.ts";
export { ClassifierModel } from "./understanding/index.ts";
export type { ModelCache } from "./understanding/index.ts";
export type { Guess, Understanding } from "./understanding/understanding.ts";
