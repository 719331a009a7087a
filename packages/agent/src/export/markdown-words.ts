import type { CallState, TurnMeta, TurnStatus } from "../turn.ts";

/** What an exported thread says beside its turns. */
export interface MarkdownWords {
  untitled: string;
  user: string;
  assistant: string;
  sources: string;
  /** `lines`: the numbers, such as `3–5`. */
  lines: (lines: string) => string;
  unconfirmed: string;
  noSources: string;
  problem: string;
  states: Record<CallState, string>;
  /** Nothing for a turn that is as it should be. */
  statuses: Partial<Record<TurnStatus, string>>;
  engines: Record<TurnMeta["engine"], string>;
  tokens: (input: number, output: number) => string;
}

export const markdownWords: Record<"en" | "zh", MarkdownWords> = {
  en: {
    untitled: "Untitled conversation",
    user: "You",
    assistant: "Assistant (AI)",
    sources: "Sources",
    lines: (lines) => `lines ${lines}`,
    unconfirmed: "not confirmed",
    noSources: "This answer names no sources.",
    problem: "Something went wrong",
    states: {
      pending: "not run yet",
      approval: "waits for approval",
      running: "running",
      done: "done",
      failed: "failed",
      refused: "not allowed",
    },
    statuses: {
      running: "This answer was still being written.",
      waiting: "This answer waits for an approval.",
      stopped: "This answer was stopped.",
      failed: "This answer is not complete.",
    },
    engines: { classic: "rules and retrieval", guided: "guided by rules", model: "language model" },
    tokens: (input, output) => `${input} + ${output} tokens`,
  },
  zh: {
    untitled: "未命名的对话",
    user: "你",
    assistant: "助手(AI)",
    sources: "来源",
    lines: (lines) => `第 ${lines} 行`,
    unconfirmed: "未能核实",
    noSources: "这个回答没有注明来源。",
    problem: "出现问题",
    states: {
      pending: "尚未执行",
      approval: "等待批准",
      running: "执行中",
      done: "完成",
      failed: "失败",
      refused: "未获准",
    },
    statuses: {
      running: "这个回答还在生成。",
      waiting: "这个回答正在等待批准。",
      stopped: "这个回答被停止了。",
      failed: "这个回答不完整。",
    },
    engines: { classic: "规则与检索", guided: "规则引导", model: "语言模型" },
    tokens: (input, output) => `${input} + ${output} 个词元`,
  },
};
