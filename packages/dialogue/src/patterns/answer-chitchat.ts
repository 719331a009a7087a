import { type Draft, top } from "../engine/draft.ts";
import { close } from "../engine/ending.ts";
import { say } from "../engine/say.ts";
import { titleOf } from "../engine/run.ts";

const own = new Set(["greeting", "thanks", "bye", "help", "declined"]);

/** Answers small talk: by the assistant's `chitchat.<topic>`, else in the pattern's words. A "bye" ends it. */
export function answerChitchat(draft: Draft, topic: string): void {
  const wasOpen = top(draft) !== undefined;
  const flows = draft.compiled.startable.map((flow) => titleOf(draft, flow.id));
  const written = `chitchat.${topic}`;
  if (draft.compiled.responses.has(written)) say(draft, written, { flows });
  else say(draft, own.has(topic) ? `pattern.${topic}` : "pattern.chitchat", { flows });
  if (topic === "bye") close(draft, wasOpen ? "cancelled" : "completed");
}
