import type { Dialogue } from "../dialogue.ts";
import { compare } from "./compare.ts";
import { type PlayedTurn, play } from "./play.ts";
import type { Script } from "./script.ts";
import { transcript } from "./transcript.ts";

/** A conversation that did not go as it was written; its message holds the transcript. */
export class ConversationMismatch extends Error {
  override readonly name = "ConversationMismatch";
}

function reportOn(played: readonly PlayedTurn[]): string {
  const differences = played.flatMap((each, index) =>
    compare(each.turn, each).map((difference) => `turn ${index + 1}: ${difference}`),
  );
  return differences.length === 0 ? "" : `${differences.join("\n")}\n\n${transcript(played)}`;
}

/**
 * Plays a scripted conversation and compares each turn with what is expected of it; faults of the assistant
 * count as differences. Gives every difference and the transcript, or "" where there is none:
 * `expect(checkConversation(dialogue, script)).toBe("")`.
 */
export function checkConversation(dialogue: Dialogue, script: Script): string {
  return reportOn(play(dialogue, script));
}

/**
 * The same for any test runner, and for tests that look at what was played.
 * @throws {ConversationMismatch} with every difference and the transcript.
 */
export function testConversation(dialogue: Dialogue, script: Script): readonly PlayedTurn[] {
  const played = play(dialogue, script);
  const report = reportOn(played);
  if (report !== "") throw new ConversationMismatch(report);
  return played;
}
