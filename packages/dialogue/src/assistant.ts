import type { z } from "zod";
import type { Command, Interrupt } from "./command.ts";
import type { Json } from "./json.ts";
import type { Language, Text } from "./language.ts";
import type { DialogueState } from "./state.ts";
import type { Entity, Gazetteer } from "./understanding/entity.ts";
import type { Understanding } from "./understanding/understanding.ts";

export type Slots = Readonly<Record<string, Json>>;

/** What a condition, an input or a wording may look at. */
export interface View {
  slots: Slots;
  language: Language;
}

/** A condition on slots, as data, so that linter and graph can read it. */
export type Condition =
  | { slot: string; is: "filled" | "empty" }
  | { slot: string; equals: Json }
  | { slot: string; oneOf: readonly Json[] }
  | { slot: string; atLeast: number }
  | { not: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** Something the assistant has to know. */
export interface Slot {
  title: Text;
  /** Parses what was understood; a value that does not fit is asked for again. */
  schema: z.ZodType<Json>;
  /** Takes its value from an entity of the turn; the first that gives one. */
  from?: (entity: Entity, understanding: Understanding) => Json | undefined;
  /** Takes the whole turn as its value when it is asked for and no entity gave one. */
  fromText?: (text: string) => Json | undefined;
  /** A yes or no, read from the answer. */
  yesNo?: true;
  /** Values offered by name: "the first", "贵的那个". */
  choices?: readonly { value: Json; names: readonly string[] }[];
  /** What to say, with what was wrong, when a value does not fit. */
  invalid?: string;
  /** How often it is asked before the flow gives up and hands over; 3 unless told otherwise. */
  maxAttempts?: number;
  /** May be passed over; the flow goes on with it empty. */
  optional?: true;
  /** Filled by an action or a rule only, never by what is said. */
  internal?: true;
  /** For a model: what its value means, where title and schema do not say it. */
  description?: string;
  /**
   * Holds values by name: the parameters of what the slot `of` names, in the schema of that. A model may give some of
   * them; the others that stand stay.
   */
  parameters?: { of: string; schema: (named: string) => z.ZodObject | undefined };
}

/** One step of a flow. `next` is another step's id or "end"; without it the following step. */
export type Step =
  | { id: string; collect: string; ask: string; next?: string; always?: true }
  | { id: string; say: string; next?: string }
  | { id: string; set: Readonly<Record<string, Json>>; next?: string }
  | {
      id: string;
      act: string;
      /** What the action is given. Pure. */
      input: (view: View) => Json;
      /** The slot its output goes to. */
      store: string;
      /** Where a failure leads; the code is in the slot `failure`. */
      onFailure: string;
      next?: string;
    }
  | { id: string; branch: readonly { when: Condition; next: string }[]; otherwise: string }
  | { id: string; call: string; next?: string }
  | { id: string; handOver: string };

/** A task, written down as data. The first step is where it begins. */
export interface Flow {
  id: string;
  title: Text;
  /** For a model that chooses between flows: when this one is meant. */
  description: string;
  steps: readonly Step[];
  /** Slots that a model may fill although no step asks for them. */
  takes?: readonly string[];
  /** Slots that outlive it, so that a follow-up can build on them; the others are emptied when it ends. */
  keeps?: readonly string[];
  /** Is started by other flows or patterns only. */
  internal?: true;
}

/** What people say for something, in both languages. `{gazetteer}` stands for any name of that gazetteer. */
export interface Intent {
  id: string;
  phrases: Readonly<Record<Language, readonly string[]>>;
  /** What it becomes; pure. */
  commands: (understanding: Understanding, state: DialogueState) => readonly Command[];
}

/** A wording: a template with `{slot}` in it, or a function of the view. */
export type Wording = string | ((view: View) => string);

/** What is said, in both languages, each with one or more variants used in turn. */
export type Response = Readonly<Record<Language, readonly [Wording, ...Wording[]]>>;

/** An action that a caller binds to a tool of the same name. */
export interface ActionDeclaration {
  /** Changes something outside: the agent asks a person first. */
  hasSideEffects: boolean;
}

/** An answer from what the assistant knows. */
export interface KnowledgeAnswer {
  /** Comparable between answers of one assistant: from 0 to 1. */
  confidence: number;
  /** In the language asked for, with its citation marks. */
  text: string;
  /** Kept in slots for follow-ups. */
  slots?: Slots;
}

/** Answers questions, best first. Pure. */
export interface Knowledge {
  answer(query: string, view: View): readonly KnowledgeAnswer[];
  /** Below this the assistant says that it does not know. */
  threshold: number;
}

/** A domain's conversation: data and pure functions. */
export interface Assistant {
  id: string;
  /** Spoken when nothing has been heard yet. */
  language: Language;
  flows: readonly Flow[];
  slots: Readonly<Record<string, Slot>>;
  intents: readonly Intent[];
  gazetteers: readonly Gazetteer[];
  /** Must hold the ids in `patternResponses`, or they are said in the engine's own words. */
  responses: Readonly<Record<string, Response>>;
  actions: Readonly<Record<string, ActionDeclaration>>;
  knowledge?: Knowledge;
  /** Reads a turn before the classifier does; what it returns, unless empty, stands. Pure. */
  read?: (understanding: Understanding, state: DialogueState) => readonly Command[];
  /** Further words for global interrupts, over those every assistant has; and which do not apply. */
  interrupts?: Partial<Record<Interrupt, false | Readonly<Record<Language, readonly string[]>>>>;
  /** Speaks first. */
  greets?: string;
}
