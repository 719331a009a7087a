import { describe, expect, it } from "vitest";
import type { Thread } from "../store/thread-store.ts";
import type { Turn, TurnPart } from "../turn.ts";
import { toMarkdown } from "./markdown.ts";
import { ThreadExport, exportThread } from "./thread-export.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const at = new Date("2026-11-25T12:34:56.789Z");
const turn = (n: number, role: Turn["role"], parts: TurnPart[], more: Partial<Turn> = {}): Turn => ({
  version: 1,
  id: id(n),
  threadId: id(0),
  parentId: n === 1 ? null : id(n - 1),
  role,
  status: "done",
  parts,
  createdAt: at.toISOString(),
  ...more,
});
const text = (words: string): TurnPart => ({ type: "text", text: words });
const options = { title: "Costs", createdAt: at, language: "en" as const, baseUrl: "https://assay.example" };

const turns = [
  turn(1, "user", [text("# What does it cost?\r\n\r\nAnd why?")]),
  turn(
    2,
    "assistant",
    [
      { type: "reasoning", text: "Hidden." },
      {
        type: "call",
        call: {
          id: "c1",
          name: "run_calculator",
          arguments: '{\n  "id": "a`b"\n}',
          state: "done",
          durationMs: 1234,
        },
      },
      { type: "call", call: { id: "c2", name: "read", server: "files", arguments: "{}", state: "refused" } },
      text("It costs **1** dollar [1]."),
      {
        type: "citations",
        citations: [
          {
            number: 2,
            id: "claim:none",
            title: "[Odd] *title*",
            state: "unconfirmed",
            href: "/claims?q=a b",
          },
          {
            number: 1,
            id: "fact:daily-cost",
            title: "Daily cost",
            path: ["Costs", "Serving"],
            lines: [3, 5],
            state: "checked",
            href: "/report/costs#l3",
          },
        ],
      },
    ],
    {
      meta: {
        engine: "model",
        model: "openai/gpt-6-sol",
        steps: 2,
        latencyMs: 890,
        inputTokens: 1200,
        outputTokens: 34,
        costMicros: 1230,
        currency: "USD",
        data: ["report"],
      },
    },
  ),
  turn(3, "user", [text("And?")]),
  turn(
    4,
    "assistant",
    [
      text("Half"),
      { type: "problem", code: "agent.interrupted", canRetry: true },
      { type: "citations", citations: [] },
    ],
    { status: "failed" },
  ),
];

describe("Markdown", () => {
  it("reads like the conversation, with its calls, sources, engine and cost", () => {
    expect(toMarkdown(turns, options)).toBe(`# Costs

*2026-11-25 12:34 UTC*

## You

> # What does it cost?
>
> And why?

## Assistant (AI)

- \`run_calculator\` \`\`{ "id": "a\`b" }\`\`: done, 1.23 s

- \`files/read\` \`{}\`: not allowed

It costs **1** dollar [1].

### Sources

1. [Daily cost](<https://assay.example/report/costs#l3>), Costs › Serving, lines 3–5, \`fact:daily-cost\`
2. [\\[Odd\\] \\*title\\*](<https://assay.example/claims?q=a%20b>), \`claim:none\`, not confirmed

*language model · openai/gpt-6-sol · 0.89 s · 1200 + 34 tokens · USD 0.00123*

## You

> And?

## Assistant (AI)

Half

**Something went wrong:** \`agent.interrupted\`

*This answer is not complete.*

*This answer names no sources.*
`);
  });

  it("is in Chinese for who reads Chinese, and names a thread without a title", () => {
    const made = toMarkdown(turns, { ...options, title: "", language: "zh" });
    expect(made).toContain("# 未命名的对话");
    expect(made).toContain("### 来源");
    expect(made).toContain("第 3–5 行");
    expect(made).not.toMatch(/Sources|Assistant|You\b/u);
  });

  it("shows costs exactly", () => {
    const costs = [0, 1, 1_000_000, 12_345_678].map((costMicros) => {
      const meta = { engine: "classic" as const, model: "m", steps: 1, latencyMs: 0, costMicros, data: [] };
      return /· ([^·*]*)\*/u.exec(toMarkdown([turn(2, "assistant", [], { meta })], options))?.[1];
    });
    expect(costs).toEqual(["0", "0.000001", "1", "12.345678"]);
  });
});

describe("JSON", () => {
  it("holds the thread and all its turns, and reads back the same", () => {
    const thread: Thread = {
      id: id(0),
      app: "console",
      agent: "report",
      title: "Costs",
      model: undefined,
      headTurnId: id(4),
      createdAt: at,
      updatedAt: at,
      archivedAt: undefined,
    };
    const made = exportThread(thread, turns, at);
    expect(made.turns).toEqual(turns);
    expect(made.thread).toEqual({
      id: id(0),
      app: "console",
      agent: "report",
      title: "Costs",
      headTurnId: id(4),
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
    });
    expect(ThreadExport.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });
});
