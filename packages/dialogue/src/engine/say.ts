import type { Slots, View, Wording } from "../assistant.ts";
import type { Json } from "../json.ts";
import type { Language } from "../language.ts";
import { type Draft, guarded } from "./draft.ts";
import { valueText } from "./value-text.ts";

/** What conditions, inputs and wordings may look at now. */
export function viewOf(draft: Draft, parameters: Slots = {}): View {
  return { slots: { ...draft.state.slots, ...parameters }, language: draft.state.language };
}

const placeholder = /\{([\p{L}\p{N}_.-]+)\}/gu;

/** Every `{slot}` a template shows. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(placeholder)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

function render(draft: Draft, wording: Wording, view: View): string {
  if (typeof wording === "function") return wording(view);
  return wording.replace(placeholder, (_, name: string) =>
    valueText(
      Object.hasOwn(view.slots, name) ? view.slots[name] : undefined,
      view.language,
      draft.compiled.slots.get(name),
    ),
  );
}

/** Says a response, its variants in turn; `parameters` stand over the slots of its wording. */
export function say(draft: Draft, response: string, parameters: Record<string, Json> = {}): void {
  const { language, used } = draft.state;
  const wordings = draft.compiled.responses.get(response)?.[language];
  if (response.startsWith("pattern.")) draft.pattern = response.slice("pattern.".length);
  const count = (Object.hasOwn(used, response) ? used[response] : undefined) ?? 0;
  const wording = wordings?.[count % wordings.length];
  if (wording === undefined) {
    draft.faults.push(`unknown response ${response}`);
    return;
  }
  const text = guarded(draft, `wording ${response}`, () => render(draft, wording, viewOf(draft, parameters)));
  if (text === undefined && response !== "pattern.error") say(draft, "pattern.error");
  used[response] = count + 1;
  sayText(draft, response, text ?? "");
}

/** Says a text as it is, under a response's id. */
export function sayText(
  draft: Draft,
  response: string,
  text: string,
  language: Language = draft.state.language,
): void {
  if (text.trim() === "") return;
  draft.effects.push({ type: "say", response, text, language });
  draft.said.push({ response, text, language });
}
