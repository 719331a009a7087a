"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@assay/ui/card";
import { Chat } from "@assay/ui/chat/chat";
import type { ChatMessage } from "@assay/ui/chat/types.ts";

const ignore = () => {};

/** A conversation with every kind of part, and one that has not begun. */
export function Conversation() {
  const t = useTranslations("kit");
  const [isApproved, setIsApproved] = useState<boolean>();
  const messages: ChatMessage[] = [
    { id: "1", role: "user", parts: [{ type: "text", text: t("question") }] },
    {
      id: "2",
      role: "assistant",
      status: "stopped",
      parts: [
        { type: "reasoning", text: t("sentence") },
        {
          type: "tool",
          call: {
            id: "t1",
            name: "query_facts",
            state: "done",
            input: { metric: "market-size" },
            output: { facts: 3 },
            durationMs: 120,
          },
        },
        {
          type: "tool",
          call: {
            id: "t2",
            name: "start_campaign",
            state: isApproved === undefined ? "approval" : isApproved ? "running" : "refused",
            input: { contacts: 120 },
            consequence: t("consequence"),
          },
        },
        {
          type: "tool",
          call: { id: "t3", name: "get_section", state: "failed", input: { id: "none" }, error: t("wrong") },
        },
        { type: "text", text: t("answer") },
        {
          type: "citations",
          citations: [
            {
              number: 1,
              title: t("report"),
              lines: [368, 369],
              state: "checked",
              href: "/report/lines/368-369",
            },
          ],
        },
      ],
      meta: {
        engine: "classic",
        model: "classic/report",
        latencyMs: 42,
        costMicros: 0,
        currency: "USD",
        inputTokens: 900,
        outputTokens: 120,
      },
    },
    { id: "3", role: "user", parts: [{ type: "text", text: t("sentence") }], branch: { at: 2, of: 3 } },
    {
      id: "4",
      role: "assistant",
      status: "failed",
      parts: [{ type: "error", message: t("wrong"), canRetry: true }],
      meta: { engine: "model", model: "qwen3:8b" },
    },
  ];
  const actions = {
    onSend: ignore,
    onStop: ignore,
    onRetry: ignore,
    onRegenerate: ignore,
    onEdit: ignore,
    onBranch: ignore,
    onApprove: ({ approved }: { approved: boolean }) => setIsApproved(approved),
  };
  const examples = (["one", "two", "three"] as const).map((key) => ({
    label: t(key),
    prompt: t("question"),
  }));
  return (
    <Card title={t("chat")}>
      <div className="grid gap-6 xl:grid-cols-2">
        <div className="h-160 min-w-0">
          <Chat
            label={t("chat")}
            messages={messages}
            status="ready"
            draftKey="kit:1"
            examples={examples}
            {...actions}
          />
        </div>
        <div className="h-160 min-w-0">
          <Chat
            label={t("empty")}
            messages={[]}
            status="streaming"
            draftKey="kit:2"
            examples={examples}
            {...actions}
          />
        </div>
      </div>
    </Card>
  );
}
