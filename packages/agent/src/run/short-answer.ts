import { toMetadata } from "../shapes/ui-messages.ts";
import type { Turn } from "../turn.ts";
import type { Answer } from "./answer.ts";
import { createChannel } from "./channel.ts";

/** What is to be read of a turn after one of several approvals: what became of its call, and that others still wait. */
export function shortAnswer(turn: Turn, callId: string): Answer {
  const channel = createChannel();
  const messageMetadata = toMetadata(turn);
  channel.push({ type: "start", messageId: turn.id, messageMetadata });
  const isRefused = turn.parts.some(
    (part) => part.type === "call" && part.call.id === callId && part.call.state === "refused",
  );
  channel.push({ type: "tool-approval-response", approvalId: callId, approved: !isRefused });
  if (isRefused) channel.push({ type: "tool-output-denied", toolCallId: callId });
  channel.push({ type: "finish", messageMetadata });
  channel.end();
  return {
    threadId: turn.threadId,
    turnId: turn.id,
    stream: channel.replay,
    ended: Promise.resolve({ status: "waiting", parts: turn.parts }),
  };
}
