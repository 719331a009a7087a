import { type Draft, asJson, guarded } from "../engine/draft.ts";
import { say, sayText, viewOf } from "../engine/say.ts";

const longestQuery = 2000;

/** Answers from what the assistant knows; below its threshold says that it does not know and offers a person. */
export function answerKnowledge(draft: Draft, query: string): void {
  const { knowledge } = draft.compiled.assistant;
  if (knowledge === undefined) return;
  const answers = guarded(draft, "knowledge", () =>
    knowledge.answer(query.slice(0, longestQuery), viewOf(draft)),
  );
  const best = answers?.[0];
  if (best === undefined || !(best.confidence >= knowledge.threshold) || best.text.trim() === "") {
    say(draft, "pattern.unknown", { human: draft.compiled.hasHuman });
    draft.state.isHumanOffered = draft.compiled.hasHuman;
    return;
  }
  for (const [slot, value] of Object.entries(best.slots ?? {})) {
    const kept = asJson(value);
    if (kept !== undefined) draft.state.slots[slot] = kept;
  }
  sayText(draft, "knowledge", best.text);
  draft.pattern = "knowledge";
}
