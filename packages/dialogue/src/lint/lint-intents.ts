import type { Assistant, Intent } from "../assistant.ts";
import type { Command } from "../command.ts";
import { languages } from "../language.ts";
import { initialState } from "../initial-state.ts";
import type { Finding } from "./finding.ts";

/** Phrases of an intent in each language below which a classifier has little to go by. */
const fewestPhrases = 5;
/** The intent of what fits none; it becomes nothing. */
const none = "none";

function commandsOf(intent: Intent, assistant: Assistant): readonly Command[] | undefined {
  const text = intent.phrases[assistant.language]?.[0] ?? "";
  try {
    return intent.commands(
      { text, normalised: text.toLowerCase(), writtenIn: assistant.language, entities: [], guesses: [] },
      initialState(assistant),
    );
  } catch {
    return undefined;
  }
}

/** Intents that become nothing, name flows that do not exist or have few phrases; flows that nothing starts. */
export function lintIntents(assistant: Assistant): readonly Finding[] {
  const found: Finding[] = [];
  const started = new Set<string>();
  for (const intent of assistant.intents) {
    if (intent.id === none) continue;
    for (const language of languages)
      if ((intent.phrases[language] ?? []).length < fewestPhrases)
        found.push({
          code: "too_few_phrases",
          severity: "warning",
          message: `the intent ${intent.id} has fewer than ${fewestPhrases} phrases in ${language}`,
        });
    const commands = commandsOf(intent, assistant);
    if (commands === undefined || commands.length === 0)
      found.push({
        code: "intent_without_commands",
        severity: "warning",
        message: `the intent ${intent.id} becomes no command, going by its first phrase`,
      });
    for (const command of commands ?? []) {
      const flows =
        command.command === "start_flow"
          ? [command.flow]
          : command.command === "clarify"
            ? command.flows
            : [];
      for (const flow of flows) {
        started.add(flow);
        const target = assistant.flows.find((each) => each.id === flow);
        if (target === undefined || target.internal === true)
          found.push({
            code: "unknown_intent_flow",
            severity: "error",
            message: `the intent ${intent.id} starts ${flow}, which is ${target === undefined ? "no flow" : "internal"}`,
          });
      }
    }
  }
  const called = new Set(
    assistant.flows.flatMap((flow) => flow.steps.flatMap((step) => ("call" in step ? [step.call] : []))),
  );
  for (const flow of assistant.flows) {
    const isUncalled = !called.has(flow.id);
    const isUnstarted = flow.internal === true || (!started.has(flow.id) && assistant.read === undefined);
    if (isUncalled && isUnstarted)
      found.push({
        code: "unreachable_flow",
        severity: "warning",
        flow: flow.id,
        message:
          flow.internal === true
            ? "it is internal and no flow calls it"
            : "no intent starts it: only a model can",
      });
  }
  return found;
}
