import { type Draft, top } from "../engine/draft.ts";
import { giveUp } from "../engine/ending.ts";
import { titleOf } from "../engine/run.ts";
import { say } from "../engine/say.ts";
import { countAttempt } from "../engine/set-slot.ts";
import { listOr } from "../engine/value-text.ts";

const shownFlows = 3;

/**
 * The two-stage fallback: first asks for other words, then says what there is to choose from and offers a
 * person; the third time hands over. A question that was open counts as asked in vain.
 */
export function cannotHandle(draft: Draft): "open" | "ended" {
  const { state, compiled } = draft;
  const frame = top(draft);
  state.fallbacks += 1;
  if (frame !== undefined && state.asked !== null && !countAttempt(draft, frame, state.asked)) {
    giveUp(draft, "attempts");
    return "ended";
  }
  if (state.fallbacks > 2) {
    giveUp(draft, "fallback");
    return "ended";
  }
  if (state.fallbacks === 1) say(draft, "pattern.rephrase");
  else if (frame !== undefined) say(draft, "pattern.stuck", { human: compiled.hasHuman });
  else {
    const flows = compiled.startable.slice(0, shownFlows).map((flow) => flow.id);
    const names = flows.map((flow) => titleOf(draft, flow));
    state.clarifying = flows.length > 1 ? flows : [];
    state.isHumanOffered = compiled.hasHuman;
    say(draft, "pattern.choices", { options: listOr(names, state.language), human: compiled.hasHuman });
  }
  return "open";
}
