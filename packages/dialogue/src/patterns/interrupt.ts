import { Interrupt } from "../command.ts";
import type { Draft } from "../engine/draft.ts";
import { close, handOver } from "../engine/ending.ts";
import { run } from "../engine/run.ts";
import { say } from "../engine/say.ts";

/** Sorts the one that outranks the other first. */
export function isStronger(left: Interrupt, right: Interrupt): number {
  return Interrupt.options.indexOf(left) - Interrupt.options.indexOf(right);
}

/** Does what a global interrupt asks for, whatever runs; only after "identity" does the flow go on. */
export function interrupt(draft: Draft, which: Interrupt): void {
  switch (which) {
    case "emergency":
      say(draft, "pattern.emergency");
      if (!draft.compiled.hasHuman) return;
      draft.effects.push({ type: "hand_over", reason: "emergency" });
      close(draft, "handed_over");
      return;
    case "opt_out":
      say(draft, "pattern.opt_out");
      close(draft, "opted_out");
      return;
    case "wrong_person":
      say(draft, "pattern.wrong_person");
      close(draft, "wrong_person");
      return;
    case "human":
      handOver(draft, "asked_for_human");
      return;
    case "identity":
      say(draft, "pattern.identity");
      if (draft.state.pending === null && draft.state.asked !== null) run(draft);
      draft.pattern = "identity";
      return;
  }
}
