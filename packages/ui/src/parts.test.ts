import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import { createElement } from "react";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { Chat } from "./chat/chat.tsx";
import type { ChatMessage } from "./chat/types.ts";
import { CitationChip } from "./citation-chip.tsx";
import { CitationCard } from "./citation.tsx";
import type { Citation } from "./citation.tsx";
import { CommandPaletteBody } from "./command-palette-body.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Dialog } from "./dialog.tsx";
import { DiffView } from "./diff-view.tsx";
import { FileDrop } from "./file-drop.tsx";
import { JsonView } from "./json-view.tsx";
import { Progress } from "./progress.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { renderStatic } from "./testing/render-static.ts";
import { Toaster, ToastItem } from "./toast.tsx";

const nothing = () => {};
const router = {
  push: nothing,
  replace: nothing,
  refresh: nothing,
  back: nothing,
  forward: nothing,
  prefetch: nothing,
  experimental_gesturePush: nothing,
  bfcacheId: "",
};
const items = [{ id: "facts", label: "Facts", group: "Report", href: "/facts" }];
const citation: Citation = {
  number: 1,
  title: "Report",
  path: ["Applications"],
  lines: [3, 4],
  quote: "…",
  state: "checked",
  href: "/report#L3",
};
const messages: ChatMessage[] = [
  { id: "1", role: "user", parts: [{ type: "text", text: "**question**" }], branch: { at: 1, of: 2 } },
  {
    id: "2",
    role: "assistant",
    status: "stopped",
    parts: [
      { type: "reasoning", text: "because" },
      {
        type: "tool",
        call: { id: "a", name: "find-facts", state: "done", input: {}, output: [1], durationMs: 1200 },
      },
      {
        type: "tool",
        call: {
          id: "b",
          name: "place-call",
          state: "approval",
          input: { to: "10086" },
          consequence: "Dials.",
        },
      },
      { type: "text", text: "It **fell** [1]." },
      { type: "citations", citations: [citation, { ...citation, number: 2, state: "unconfirmed" }] },
      { type: "file", name: "a.csv" },
      { type: "error", message: "No answer." },
    ],
    meta: {
      engine: "classic",
      latencyMs: 40,
      costMicros: 420,
      currency: "USD",
      inputTokens: 3,
      data: ["report"],
    },
    createdAt: new Date("2026-01-02T03:04:05Z"),
  },
  { id: "3", role: "assistant", status: "failed", parts: [{ type: "citations", citations: [] }] },
  { id: "4", role: "system", parts: [{ type: "text", text: "note" }] },
];
const chat = {
  draftKey: "test",
  examples: ["one", "two", "three"].map((label) => ({ label, prompt: label })),
  onSend: nothing,
  onStop: nothing,
  onRetry: nothing,
  onRegenerate: nothing,
  onEdit: nothing,
  onApprove: nothing,
  onBranch: nothing,
};

const samples: Record<string, ReactNode> = {
  dialog: createElement(Dialog, {
    open: true,
    onClose: nothing,
    title: "title",
    footer: "foot",
    children: "body",
  }),
  confirm: createElement(ConfirmButton, { title: "title", consequence: "all", children: "Delete" }),
  palette: createElement(CommandPalette, { items }),
  paletteBody: createElement(
    AppRouterContext.Provider,
    { value: router },
    createElement(CommandPaletteBody, { items, onClose: nothing }),
  ),
  shortcuts: createElement(ShortcutsDialog, { open: true, onClose: nothing }),
  toaster: createElement(Toaster),
  toast: createElement(ToastItem, { toast: { id: 1, tone: "bad", message: "no" }, isPaused: false }),
  fileDrop: createElement(FileDrop, { name: "file", label: "File", maxBytes: 10_000, multiple: true }),
  progress: createElement(Progress, { label: "Run", value: 0.999 }),
  progressUnknown: createElement(Progress, { label: "Run", note: "soon", cancel: "stop" }),
  json: createElement(JsonView, { value: { a: [1, "b", null, { c: "d".repeat(200) }] }, openDepth: 9 }),
  copy: createElement(CopyButton, { text: "text", showLabel: true }),
  diff: createElement(DiffView, { before: "a\nb", after: "a\nc" }),
  citationCard: createElement(CitationCard, { citation }),
  citationChip: createElement(CitationChip, { citation }),
  chat: createElement(Chat, { ...chat, messages, status: "ready" }),
  chatBusy: createElement(Chat, { ...chat, messages: messages.slice(0, 1), status: "submitted" }),
  chatFailed: createElement(Chat, { ...chat, messages: messages.slice(0, 1), status: "error" }),
  chatEmpty: createElement(Chat, { ...chat, messages: [], status: "ready" }),
};

describe.each(["en", "zh"] as const)("in %s", (locale) => {
  test.each(Object.entries(samples))("%s is rendered on the server", (_, element) => {
    expect(renderStatic(element, locale)).not.toBe("");
  });
});

test("without JavaScript a confirmed button submits and a citation leads to its passage", () => {
  expect(renderStatic(samples.confirm)).toMatch(/<button[^>]* type="submit"/u);
  expect(renderStatic(samples.citationChip)).toMatch(/^<a href="\/report#L3"/u);
});

test("work that is not finished never says 100%", () => {
  expect(renderStatic(samples.progress)).toContain('aria-valuenow="99"');
  expect(renderStatic(samples.progressUnknown)).not.toContain("aria-valuenow");
});

test("a thread is a log that is busy while an answer comes, and Send is Stop", () => {
  expect(renderStatic(samples.chat)).toMatch(/role="log"[^>]* aria-busy="false"/u);
  expect(renderStatic(samples.chatBusy)).toMatch(/role="log"[^>]* aria-busy="true"/u);
  expect(renderStatic(samples.chatBusy)).toMatch(/>Stop<\/button>/u);
  expect(renderStatic(samples.chat)).toMatch(/>Send<\/button>/u);
});

test("an answer says what made it, that it was stopped, and where it has no sources", () => {
  const html = renderStatic(samples.chat);
  expect(html).toContain("You stopped this answer.");
  expect(html).toContain("$0.00042");
  expect(html).toContain("This answer names no sources.");
  expect(renderStatic(samples.chatFailed)).toContain("Retry");
});

test("what a person writes is shown as written", () => {
  expect(renderStatic(samples.chat)).toContain("**question**");
});

test("a call that asks shows its exact arguments, unfolded", () => {
  const html = renderStatic(samples.chat);
  expect(html).toMatch(/<details open="">.*place-call.*Dials\..*10086/su);
  expect(html).toContain("May place-call be called?");
});

test("a long thread starts with its last hundred turns", () => {
  const many = Array.from({ length: 1000 }, (_, at): ChatMessage => ({
    id: `${at}`,
    role: "user",
    parts: [{ type: "text", text: `turn ${at}` }],
  }));
  const html = renderStatic(createElement(Chat, { ...chat, messages: many, status: "ready" }));
  expect(html.match(/<article/gu)).toHaveLength(100);
  expect(html).toContain("Show 100 earlier messages");
});
