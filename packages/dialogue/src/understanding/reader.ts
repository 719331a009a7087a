import type { Language, WrittenIn } from "../language.ts";
import type { Reader } from "../reader.ts";
import { withoutClashes } from "./clashes.ts";
import { createClassifier } from "./classifier.ts";
import type { ClassifierModel, Example, ModelCache } from "./classifier-model.ts";
import { type Clock, parseClock } from "./clock.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Entity, Gazetteer } from "./entity.ts";
import { fold, normalise, spanOf } from "./folded.ts";
import type { Found } from "./found.ts";
import { createGazetteer } from "./gazetteer.ts";
import { hashExamples } from "./hash-examples.ts";
import { knownWordsOf } from "./known-words.ts";
import { mask, maskPhrase } from "./mask.ts";
import { nonePhrases } from "./none-phrases.ts";
import { createUnits } from "./numbers.ts";
import { findByRules } from "./rules.ts";
import { trainClassifier } from "./train-classifier.ts";

export interface ReaderOptions {
  gazetteers: readonly Gazetteer[];
  /** What numbers count: the id of the entry whose name follows a number becomes its `unit`. */
  units?: Gazetteer;
  /** An intent named `none` adds phrases to those that fit no intent. */
  intents: readonly { id: string; phrases: Readonly<Record<Language, readonly string[]>> }[];
  /** Trained earlier; is used when it was trained from the same phrases. */
  model?: ClassifierModel;
  cache?: ModelCache;
}

/** A reader and the classifier it reads with, to be kept. */
export interface TrainedReader extends Reader {
  model: ClassifierModel;
}

/** Phrases are read at no time in particular: only that there is a date in them matters. */
const anyClock = parseClock("2000-01-01T00:00");

/**
 * Indexes names and trains the classifier, unless it was trained before from the same phrases and names.
 * `read` throws on a clock that is not a local date and time, and on nothing else.
 */
export function createReader(options: ReaderOptions): TrainedReader {
  const phrases = options.intents.flatMap(({ id, phrases: { zh, en } }) =>
    [...zh, ...en].map((text): Example => ({ intent: id, text: normalise(text) })),
  );
  const elsewhere = nonePhrases.map(normalise);
  const isKnown = knownWordsOf([...phrases.map(({ text }) => text), ...elsewhere]);
  const names = createGazetteer(options.gazetteers, { isKnown });
  const unitAt = createUnits(options.units);
  const findIn = (text: string, found: readonly Found[], clock: Clock) =>
    withoutClashes(found, findByRules(text, clock, unitAt));
  const maskText = (text: string) =>
    maskPhrase(text, (part) => findIn(part, names.findExact(part), anyClock));
  const examples = phrases.map(({ intent, text }) => ({ intent, text: maskText(text) }));
  const model = modelFor(examples, elsewhere.map(maskText), options);
  const classifier = createClassifier(model);
  const bare = new Set(examples.map(({ text }) => kindsAlone(text)));

  return {
    model,
    read(text, { now }) {
      const folded = fold(text);
      const found = findIn(folded.text, names.find(folded.text), parseClock(now));
      const entities = found.map(({ start, end, entity }): Entity => {
        const span = spanOf(folded, start, end);
        return entity.type === "url" ? { ...entity, ...span, value: span.text } : { ...entity, ...span };
      });
      const masked = mask(folded.text, found);
      const alone = kindsAlone(masked);
      return {
        text: folded.original,
        normalised: folded.text,
        writtenIn: writtenIn(folded.original, entities),
        entities,
        guesses: classifier.classify(alone === undefined || bare.has(alone) ? masked : ""),
      };
    },
  };
}

const onlyPlaceholders = /^(?:[[\s\p{P}]--[\{\}]]*\{[^\{\}]+\})+[[\s\p{P}]--[\{\}]]*$/v;

/** The kinds of names and figures in a turn that holds nothing else: it asks for nothing, unless a phrase is the same. */
function kindsAlone(masked: string): string | undefined {
  if (!onlyPlaceholders.test(masked)) return undefined;
  return masked
    .match(/\{[^{}]+\}/g)
    ?.map((each) => each.replace(/:.*/, "}"))
    .join(" ");
}

function modelFor(
  examples: readonly Example[],
  elsewhere: readonly string[],
  { model, cache }: ReaderOptions,
): ClassifierModel {
  const hash = hashExamples(examples, elsewhere);
  const known = model?.examples === hash ? model : cache?.get(hash);
  if (known?.examples === hash) return known;
  const trained = trainClassifier(examples, elsewhere);
  cache?.set(hash, trained);
  return trained;
}

const wordless = new Set(["name", "phone", "plate", "order", "email", "url"]);

/** Names and codes belong to no language, unless there is nothing else and they are Chinese. */
function writtenIn(text: string, entities: readonly Entity[]): WrittenIn {
  let rest = text;
  for (const { type, start, end } of entities) {
    if (wordless.has(type)) rest = `${rest.slice(0, start)}${" ".repeat(end - start)}${rest.slice(end)}`;
  }
  const language = detectLanguage(rest);
  if (language !== "other" || rest === text) return language;
  return detectLanguage(text) === "zh" ? "zh" : "other";
}
