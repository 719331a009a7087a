import { Metric, Region } from "../vocabulary.ts";
import type { Ask } from "./lexicon-data.ts";
import { lexiconData } from "./lexicon-data.ts";
import { entityNames } from "./gazetteer.ts";
import { PhraseTable } from "./phrase-table.ts";

/** What a phrase stands for. */
export type Meaning =
  | { type: "concept"; token: string }
  | { type: "metric"; metric: Metric; close: readonly Metric[] }
  | { type: "entity"; slug: string; isGeneric: boolean }
  | { type: "region"; region: Region }
  | { type: "place" }
  | { type: "stop" };

export interface Lexicon {
  phrases: PhraseTable<Meaning>;
  asks: PhraseTable<Ask>;
}

let made: Lexicon | undefined;

/** All phrases that are known, compiled once. */
export function lexicon(): Lexicon {
  return (made ??= compile());
}

function compile(): Lexicon {
  const { concepts, metrics, asks, regions, stops } = lexiconData();
  const phrases = new PhraseTable<Meaning>();
  for (const [index, group] of concepts.entries()) {
    const meaning: Meaning = { type: "concept", token: `c:${index}` };
    for (const word of group) phrases.add(word, meaning);
  }
  for (const metric of Metric.options) {
    const { words, close } = metrics[metric];
    const meaning: Meaning = { type: "metric", metric, close };
    for (const word of words) phrases.add(word, meaning);
  }
  for (const { slug, names, isGeneric } of entityNames()) {
    const meaning: Meaning = { type: "entity", slug, isGeneric };
    for (const name of names) phrases.add(name, meaning);
  }
  for (const region of Region.options) {
    const meaning: Meaning = { type: "region", region };
    for (const word of regions.regions[region]) phrases.add(word, meaning);
  }
  for (const place of regions.others) phrases.add(place, { type: "place" });
  const stop: Meaning = { type: "stop" };
  for (const word of [...stops.english, ...stops.chinese]) phrases.add(word, stop);
  const ways = new PhraseTable<Ask>();
  for (const ask of asks) for (const word of ask.words) ways.add(word, ask);
  return { phrases, asks: ways };
}
