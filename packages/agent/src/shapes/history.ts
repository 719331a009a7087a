import type { ToolCall, Turn, TurnPart } from "../turn.ts";
import { citationsOf, restoreMarks } from "./citation-marks.ts";

/** What a model is shown of a conversation, whichever format it is then written in. */
export type HistoryEntry =
  | { role: "user"; text: string }
  /** The calls were made together; the results follow before anything else does. */
  | { role: "assistant"; text: string; calls: ToolCall[] };

/**
 * A conversation as its engine saw it. Reasoning, problems and citations are left out; marks in texts are as the engine
 * wrote them. A turn without text or calls leaves nothing. Where servers give calls the same id again and again, each
 * has one of its own: the Agents SDK would take them for one call.
 */
export function toHistory(turns: readonly Turn[]): HistoryEntry[] {
  const taken = new Set(
    turns.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "call" ? [part.call.id] : []))),
  );
  const seen = new Set([""]);
  const rename = (call: ToolCall): ToolCall => {
    const id = seen.has(call.id) ? freeId(call.id, taken) : call.id;
    seen.add(id);
    taken.add(id);
    return id === call.id ? call : { ...call, id };
  };
  return turns.flatMap(({ role, parts }) => {
    if (role === "user") return [{ role, text: textOf(parts) }];
    return toAnswers(
      parts.map((part) => (part.type === "call" ? { ...part, call: rename(part.call) } : part)),
    );
  });
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const next = `${id === "" ? "call" : id}_${count}`;
    if (!taken.has(next)) return next;
  }
}

function toAnswers(parts: readonly TurnPart[]): HistoryEntry[] {
  const citations = citationsOf(parts);
  const answers: { role: "assistant"; text: string; calls: ToolCall[] }[] = [];
  for (const part of parts) {
    const last = answers.at(-1);
    if (part.type === "text" && part.text !== "") {
      const text = restoreMarks(part.text, citations);
      if (last === undefined || last.calls.length > 0) answers.push({ role: "assistant", text, calls: [] });
      else last.text = `${last.text}\n\n${text}`;
    } else if (part.type === "call") {
      if (last !== undefined && isSameStep(last.calls, part.call)) last.calls.push(part.call);
      else answers.push({ role: "assistant", text: "", calls: [part.call] });
    }
  }
  return answers;
}

/** A call goes along with the text right before it, and with the calls of its own step. */
function isSameStep(calls: readonly ToolCall[], { step }: ToolCall): boolean {
  return calls.length === 0 || (step !== undefined && calls.at(-1)?.step === step);
}

/** The text parts of a turn, with a blank line between them. */
function textOf(parts: readonly TurnPart[]): string {
  return parts.flatMap((part) => (part.type === "text" && part.text !== "" ? [part.text] : [])).join("\n\n");
}
