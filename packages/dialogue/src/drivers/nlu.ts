import type { Intent } from "../assistant.ts";
import type { Command } from "../command.ts";
import type { Compiled } from "../engine/compile.ts";
import { type Draft, guarded } from "../engine/draft.ts";
import { languages } from "../language.ts";
import { readChitchat } from "../patterns/read-chitchat.ts";
import { readChoice } from "../patterns/read-choice.ts";
import { readControl } from "../patterns/read-control.ts";
import { trimmed } from "../patterns/trimmed.ts";
import { readYesNo } from "../patterns/read-yes-no.ts";
import type { DialogueState } from "../state.ts";
import type { Guess, Understanding } from "../understanding/understanding.ts";
import { readCorrection } from "./read-correction.ts";
import { type SlotValue, isExactAnswer, readAnswer, readSlots, readWholeText } from "./read-slots.ts";

const none = "none";
const asksSomething =
  /[?？]\s*$|^(?:what|who|when|where|why|how|which|is|are|do|does|did|can|could|will|would|should|whose|tell me)\b|吗|呢$|什么|怎么|如何|为什么|为啥|多少|几(?:个|点|天|年|块|元)|哪(?:个|些|里|儿|家|种)|谁|是否|能不能|可不可以|有没有|是不是/;

/** The answer to a question that may be passed over. */
const nothing =
  /^(?:no|nope|none|nothing|no thanks|no thank you|not really|nothing (?:else|special)|没有?了?|无|不用了?|不需要|不了|没什么|暂时没有)$/;

interface Situation {
  compiled: Compiled;
  understanding: Understanding;
  state: DialogueState;
}

function set(value: SlotValue): Command {
  return { command: "set_slot", slot: value.slot, value: value.value };
}

/** The answer to a question between flows, or to the offer of a person. */
function readOffer({ compiled, understanding, state }: Situation): readonly Command[] | undefined {
  const text = understanding.normalised;
  const options = state.clarifying.flatMap((id) => {
    const flow = compiled.flows.get(id)?.flow;
    return flow === undefined
      ? []
      : [{ value: id, names: languages.map((language) => flow.title[language]) }];
  });
  const chosen = readChoice(text, options);
  if (chosen !== undefined) return [{ command: "start_flow", flow: chosen.value }];
  const isYesNoAsked = state.asked !== null && compiled.slots.get(state.asked)?.yesNo === true;
  const answer = isYesNoAsked ? undefined : readYesNo(text);
  if (answer === undefined || (options.length === 0 && !state.isHumanOffered)) return undefined;
  if (answer === "no") return [{ command: "chitchat", topic: "declined" }];
  const first = options[0];
  if (first !== undefined && !state.isHumanOffered) return [{ command: "start_flow", flow: first.value }];
  return options.length === 0 && state.asked === null ? [{ command: "hand_over" }] : undefined;
}

/** What an intent becomes here, with the values for the flows it starts that stand in the same turn. */
function commandsOf(intent: Intent, { compiled, understanding, state }: Situation): readonly Command[] {
  const commands = intent.commands(understanding, state);
  const started = commands.flatMap((each) => (each.command === "start_flow" ? [each.flow] : []));
  const given = new Set(commands.flatMap((each) => ("slot" in each ? [each.slot] : [])));
  const wanted = started
    .flatMap((flow) => compiled.flows.get(flow)?.collects ?? [])
    .filter((slot) => !given.has(slot));
  return [...commands, ...readSlots([...new Set(wanted)], compiled.slots, understanding).map(set)];
}

function intentOf(compiled: Compiled, guess: Guess | undefined): Intent | undefined {
  return compiled.assistant.intents.find((each) => each.id === guess?.intent && each.id !== none);
}

/** The best guess where it is sure enough, a question where two are too near to each other. */
function readGuesses(situation: Situation, accept: number): readonly Command[] | undefined {
  const { compiled, understanding, state } = situation;
  const { thresholds } = compiled;
  const [best, second] = understanding.guesses;
  const intent = intentOf(compiled, best);
  if (best === undefined || intent === undefined) return undefined;
  const margin = best.probability - (second?.probability ?? 0);
  if (best.probability >= accept && margin >= thresholds.margin) return commandsOf(intent, situation);
  const other = intentOf(compiled, second);
  if (other === undefined || best.probability + (second?.probability ?? 0) < accept) return undefined;
  if (margin >= thresholds.margin) return undefined;
  const flows = [intent, other].flatMap((each) =>
    each
      .commands(understanding, state)
      .flatMap((command) => (command.command === "start_flow" ? [command.flow] : [])),
  );
  const [first, last] = [...new Set(flows)].filter((flow) =>
    compiled.startable.some((each) => each.id === flow),
  );
  if (first === undefined) return undefined;
  if (last === undefined) return commandsOf(intent, situation);
  return [{ command: "clarify", flows: [first, last] }];
}

function isElsewhere(commands: readonly Command[], state: DialogueState): boolean {
  const current = state.stack.at(-1)?.flow;
  return commands.some(
    (each) =>
      (each.command === "start_flow" && each.flow !== current) ||
      ["clarify", "knowledge", "chitchat", "hand_over", "cancel_flow"].includes(each.command),
  );
}

function coverage(value: SlotValue, understanding: Understanding): number {
  if (value.entity === undefined) return 1;
  return (value.entity.end - value.entity.start) / Math.max(1, understanding.text.trim().length);
}

/** The open question's answer and whatever else of the flow stands in the turn. */
function withOthers(answer: SlotValue, { compiled, understanding, state }: Situation): readonly Command[] {
  const frame = state.stack.at(-1);
  const open = (frame === undefined ? [] : (compiled.flows.get(frame.flow)?.collects ?? [])).filter(
    (slot) => slot !== answer.slot && !Object.hasOwn(state.slots, slot),
  );
  const used = answer.entity === undefined ? [] : [{ value: answer.value, entity: answer.entity }];
  return [set(answer), ...readSlots(open, compiled.slots, understanding, used).map(set)];
}

function knows({ compiled, understanding, state }: Situation): boolean {
  const { knowledge } = compiled.assistant;
  const view = { slots: state.slots, language: state.language };
  const best = knowledge?.answer(understanding.text, view)[0];
  return knowledge !== undefined && best !== undefined && best.confidence >= knowledge.threshold;
}

/** What is tried when no rule, answer or intent fits: knowledge, else nothing. */
function readRest(situation: Situation): readonly Command[] {
  const { compiled, understanding } = situation;
  const isKnown = compiled.assistant.knowledge !== undefined && understanding.text.trim() !== "";
  if (isKnown && (asksSomething.test(understanding.normalised.trim()) || knows(situation)))
    return [{ command: "knowledge", query: understanding.text }];
  return [{ command: "cannot_handle" }];
}

function readInQuestion(situation: Situation, asked: string): readonly Command[] | undefined {
  const { compiled, understanding, state } = situation;
  const slot = compiled.slots.get(asked);
  if (slot === undefined) return undefined;
  const correction = readCorrection(situation);
  if (correction !== undefined) return correction;
  const answer = readAnswer(asked, slot, understanding);
  const guessed = readGuesses(situation, compiled.thresholds.interrupt);
  const leads = guessed !== undefined && isElsewhere(guessed, state);
  const isSure = (understanding.guesses[0]?.probability ?? 0) >= compiled.thresholds.override;
  if (answer !== undefined) {
    const isAside = leads && isSure && answer.by === "entity" && coverage(answer, understanding) < 0.5;
    return isAside ? guessed : withOthers(answer, situation);
  }
  if (slot.optional === true && nothing.test(trimmed(understanding.normalised))) return [{ command: "skip" }];
  const frame = state.stack.at(-1);
  const collects = frame === undefined ? [] : (compiled.flows.get(frame.flow)?.collects ?? []);
  const others = readSlots(
    collects.filter((each) => !Object.hasOwn(state.slots, each)),
    compiled.slots,
    understanding,
  );
  if (leads) return guessed;
  const isQuestion = asksSomething.test(understanding.normalised.trim());
  if (isQuestion && knows(situation)) return [{ command: "knowledge", query: understanding.text }];
  const whole =
    isQuestion && compiled.assistant.knowledge !== undefined
      ? undefined
      : readWholeText(asked, slot, understanding);
  if (whole !== undefined) return [set(whole)];
  if (others.length > 0) return others.map(set);
  if (guessed !== undefined) return guessed;
  return undefined;
}

/**
 * The nlu driver: rules and guesses to commands. The order: global interrupts, the assistant's own rules, an
 * answer to an offer, steering words, the open question, small talk, intents, knowledge.
 */
export function propose(
  compiled: Compiled,
  understanding: Understanding,
  state: DialogueState,
): readonly Command[] {
  const situation: Situation = { compiled, understanding, state };
  const text = understanding.normalised;
  const heard = compiled.readInterrupt(text);
  if (heard !== undefined) return [{ command: "interrupt", interrupt: heard }];
  const own = compiled.assistant.read?.(understanding, state) ?? [];
  if (own.length > 0) return own;
  const offered = readOffer(situation);
  if (offered !== undefined) return offered;
  const asked = state.asked === null ? undefined : compiled.slots.get(state.asked);
  const isAnswer =
    asked !== undefined &&
    (isExactAnswer(asked, understanding) ||
      (asked.yesNo === true && /^(?:不用了|不要了|sorry|嗯)/.test(text.trim())));
  const control = isAnswer ? undefined : readControl(text);
  if (control !== undefined && !(control === "skip" && asked === undefined)) return [{ command: control }];
  const topic = isAnswer ? undefined : readChitchat(text);
  if (topic !== undefined) return [{ command: "chitchat", topic }];
  const inQuestion = state.asked === null ? undefined : readInQuestion(situation, state.asked);
  if (inQuestion !== undefined) return inQuestion;
  const correction = state.asked === null ? readCorrection(situation) : undefined;
  if (correction !== undefined) return correction;
  const accept = state.stack.length > 0 ? compiled.thresholds.interrupt : compiled.thresholds.accept;
  return readGuesses(situation, accept) ?? readRest(situation);
}

/** The same inside a step: what the assistant's functions throw is noted, and the turn is not understood. */
export function proposeCommands(draft: Draft, understanding: Understanding): readonly Command[] {
  return (
    guarded(draft, "reading", () => propose(draft.compiled, understanding, draft.state)) ?? [
      { command: "cannot_handle" },
    ]
  );
}
