import { normalise } from "@assay/search";
import { entities, entityBySlug, isWithin, sectionById, sectionPath, sections } from "../data.ts";
import type { Entity } from "../entity.ts";
import type { EntityKind, Layer, Region, SegmentVerdict } from "../vocabulary.ts";
import { EntityKind as Kinds, Layer as Layers, SegmentVerdict as Verdicts } from "../vocabulary.ts";
import type { WeighedPiece } from "./coverage.ts";
import { weighPieces } from "./coverage.ts";
import { readSpelled } from "./find-facts.ts";
import { sectionIndex } from "./find-sections.ts";
import { lexiconData } from "./lexicon-data.ts";
import { asksForNames, kindsLike } from "./list-patterns.ts";
import type { PhraseMatch } from "./phrase-table.ts";
import { PhraseTable } from "./phrase-table.ts";
import type { Atom } from "./atoms.ts";
import { readAtoms } from "./atoms.ts";
import { rankFacts } from "./rank-facts.ts";
import type { Piece, Question } from "./read-question.ts";
import type { RecordIndex } from "./record-index.ts";
import { createRecordIndex } from "./record-index.ts";

/** Names that a question asks for, and how sure it is that they are the ones. */
export interface FoundEntities {
  entities: readonly Entity[];
  confidence: number;
  section?: string;
}

type Trait =
  | { type: "kind"; value: EntityKind }
  | { type: "layer"; value: Layer }
  | { type: "verdict"; value: SegmentVerdict }
  | { type: "noise" };

interface EntityIndexes {
  traits: PhraseTable<Trait>;
  names: RecordIndex;
  sections: RecordIndex;
}

let made: EntityIndexes | undefined;

function indexes(): EntityIndexes {
  return (made ??= build());
}

function build(): EntityIndexes {
  const { lists } = lexiconData();
  const traits = new PhraseTable<Trait>();
  for (const value of Kinds.options)
    for (const word of lists.kinds[value]) traits.add(word, { type: "kind", value });
  for (const value of Layers.options)
    for (const word of lists.layers[value]) traits.add(word, { type: "layer", value });
  for (const value of Verdicts.options)
    for (const word of lists.verdicts[value] ?? []) traits.add(word, { type: "verdict", value });
  for (const word of lists.noise) traits.add(word, { type: "noise" });
  return {
    traits,
    names: createRecordIndex(
      entities().map(({ slug, name, note, kind, sections: where }) => ({
        id: slug,
        texts: [
          { text: `${note.en} . ${note.zh}`, weight: 1 },
          { text: `${name.en} . ${name.zh}`, weight: 0.8 },
          { text: where.map((id) => titleOf(id)).join(" . "), weight: 0.8 },
          { text: kind, weight: 0.5 },
        ],
      })),
    ),
    sections: sectionIndex(),
  };
}

function titleOf(id: string): string {
  const section = sectionById().get(id);
  return section === undefined ? "" : `${section.title.en} . ${section.title.zh}`;
}

const likeTop = 0.88;
const elsewhere = 0.9;
/** A name that is asked about has to stand in what is said of those listed. */
const leastNamed = 0.3;
const unnamed = 0.5;
const clearSection = 0.75;
const outerPlace = 0.9;
const kindShare = 0.4;
const laterPlace = 0.9;
const placeShare = 0.95;
const mostListed = 30;

const foundedBy = /who (?:co-?)?(?:founded|created|started)|(?:由|被)?谁(?:创办|创立|创建)的?/iu;

/** The names of a kind, a region and a topic; undefined where the question asks for no names. */
export function listEntities(text: string): FoundEntities | undefined {
  if (!asksForNames.test(normalise(text))) return undefined;
  const question = readSpelled(text.replace(foundedBy, " co-founder "));
  const { traits, names, sections: places } = indexes();
  const { atoms } = readAtoms(question.folded);
  const found = traits.longest(atoms);
  const traitsOf = <Type extends Trait["type"]>(type: Type) =>
    found.flatMap(({ meanings }) =>
      meanings.filter((trait): trait is Extract<Trait, { type: Type }> => trait.type === type),
    );
  const heads = headKinds(question.folded, question.language, found, atoms);
  const kinds = kindsOf(
    text,
    heads.map(({ value }) => value),
  );
  const layers = traitsOf("layer").map(({ value }) => value);
  const verdicts = traitsOf("verdict").map(({ value }) => value);
  const traitAt = ({ start, end }: Piece) =>
    found.find(({ from, to }) => (atoms[from]?.start ?? 0) <= start && end <= (atoms[to - 1]?.end ?? 0));
  const isPlace = ({ tokens }: Piece) => tokens.some(([token]) => token.startsWith("r:"));
  const topic = question.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === "number" || isPlace(piece)) return [];
    const meanings = traitAt(piece)?.meanings ?? [];
    if (meanings.some((trait) => trait.type !== "kind" || trait.value === "company")) return [];
    return [
      meanings.some((trait) =>
        heads.some((head) => head.value === (trait.type === "kind" ? trait.value : undefined)),
      )
        ? { ...piece, share: kindShare }
        : piece,
    ];
  });
  const ranked = asksForRanks.test(question.folded) ? entitiesInRanks(question) : [];
  if (ranked.length > 2) return { entities: ranked, confidence: 0.8 };
  const named = new Set(question.entities.flatMap(({ slugs }) => slugs));
  const matches = (entity: Entity) =>
    (kinds.length === 0 || kinds.includes(entity.kind)) &&
    (layers.length === 0 || layers.includes(entity.layer)) &&
    (verdicts.length === 0 || verdicts.includes(entity.verdict)) &&
    (question.regions.length === 0 || question.regions.some((region) => isIn(entity.region, region)));
  const candidates = entities().filter((entity) => matches(entity) && !named.has(entity.slug));
  if (topic.length === 0) {
    const isBounded = layers.length + verdicts.length > 0;
    return { entities: isBounded ? candidates.slice(0, mostListed) : [], confidence: isBounded ? 0.8 : 0 };
  }
  const own = weighPieces(topic, names);
  const byPlace = weighPieces(topic, places);
  // A word that neither a name nor a section has cannot tell them apart.
  const known = own.map(({ weight, credits }, at) =>
    credits.size + (byPlace[at]?.credits.size ?? 0) === 0 ? 0 : weight,
  );
  const total = known.reduce((sum, weight) => sum + weight, 0);
  const share = topic.length === 0 ? 0 : known.filter((weight) => weight > 0).length / topic.length;
  const best = bestSection(byPlace, places);
  const scored = candidates.map((entity) => {
    const record = names.ids.indexOf(entity.slug);
    const where = entity.sections.map((id) =>
      sectionPath(id).map((section) => places.ids.indexOf(section.id)),
    );
    const score = own.reduce((sum, { credits }, at) => {
      const weight = known[at] ?? 0;
      const held = byPlace[at]?.credits;
      const place = Math.max(
        0,
        ...where.flatMap((path, order) =>
          path.map(
            (id, depth) =>
              (held?.get(id) ?? 0) *
              (order === 0 ? 1 : laterPlace) *
              (depth === path.length - 1 ? 1 : outerPlace),
          ),
        ),
      );
      return sum + weight * Math.max(credits.get(record) ?? 0, place * placeShare);
    }, 0);
    const missed = own.some(({ piece, credits }, at) => {
      const isNamed = piece.kind === "entity" && piece.isGeneric !== true;
      const place = Math.max(0, ...where.flat().map((id) => byPlace[at]?.credits.get(id) ?? 0));
      return isNamed && Math.max(credits.get(record) ?? 0, place) < leastNamed;
    });
    const isElsewhere = best !== undefined && !standsIn(entity, best);
    return {
      entity,
      score: total === 0 ? 0 : (score / total) * (isElsewhere ? elsewhere : 1) * (missed ? unnamed : 1),
    };
  });
  const top = Math.max(0, ...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score >= top * likeTop && score > 0.3);
  return {
    entities: chosen.map(({ entity }) => entity).slice(0, mostListed),
    confidence: top * share ** unknownCost,
  };
}

const unknownCost = 0.6;

/** The section that a topic is plainly about, if there is one. */
function bestSection(weighed: readonly WeighedPiece[], places: RecordIndex): string | undefined {
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let best: { id: string; covered: number } | undefined;
  for (const { id } of sections()) {
    const path = sectionPath(id).map((section) => places.ids.indexOf(section.id));
    const covered = weighed.reduce(
      (sum, { weight, credits }) =>
        sum +
        weight *
          Math.max(
            ...path.map((at, depth) => (credits.get(at) ?? 0) * (depth === path.length - 1 ? 1 : outerPlace)),
          ),
      0,
    );
    if (covered > (best?.covered ?? 0)) best = { id, covered };
  }
  return best !== undefined && total > 0 && best.covered / total >= clearSection ? best.id : undefined;
}

/** The kinds that are asked for: in English the first word for one, in Chinese the last; two that are joined count both. */
function headKinds(
  folded: string,
  language: "zh" | "en",
  found: readonly PhraseMatch<Trait>[],
  atoms: readonly Atom[],
): { value: EntityKind }[] {
  const said = found.flatMap(({ from, to, meanings }) =>
    meanings.flatMap((trait) =>
      trait.type === "kind"
        ? [{ value: trait.value, start: atoms[from]?.start ?? 0, end: atoms[to - 1]?.end ?? 0 }]
        : [],
    ),
  );
  const at = language === "en" ? 0 : said.length - 1;
  const next = language === "en" ? 1 : at - 1;
  const [head, other] = [said[at], said[next]];
  if (head === undefined || other === undefined) return head === undefined ? [] : [head];
  const between = folded.slice(Math.min(head.end, other.end), Math.max(head.start, other.start)).trim();
  return /^(?:or|and|,|或者?|和|及|与|、|以及)?$/u.test(between) ? [head, other] : [head];
}

function kindsOf(text: string, said: readonly EntityKind[]): EntityKind[] {
  const isWho =
    /\bwho (?:found|co-?found|created|started|left|leads?|runs?|(?:is|was) the)|是谁|谁(?:创办|创立)/iu.test(
      text,
    );
  const isMaker = /\bwho (?:sells?|makes?|builds?|offers?|develops?|are|competes?|else)/iu.test(text);
  const kinds = isWho ? (["person"] as const) : isMaker ? (["company"] as const) : said;
  return [...new Set(kinds.flatMap((kind) => [kind, ...(kindsLike[kind] ?? [])]))];
}

function isIn(own: Region | undefined, asked: Region): boolean {
  if (asked === "global") return true;
  if (asked === "outside-china") return own !== "china";
  return own === asked || (own !== undefined && (lexiconData().regions.within[asked] ?? []).includes(own));
}

const asksForRanks = /前[一二三四五六七八九十\d]+|\btop \w+|排名|市占|份额|\brank|\blead(?:ing|ers?)\b/u;

/** The names that a ranking of the report holds, where the question is about one. */
function entitiesInRanks(question: Question): Entity[] {
  const ranks = rankFacts(
    { ...question, metrics: [] },
    question.pieces.filter(({ kind }) => kind !== "metric"),
  ).filter(
    ({ fact, confidence }) =>
      fact.metric === "ranking" && fact.entity !== undefined && confidence >= leastRank,
  );
  const [first] = ranks;
  const slugs = ranks.filter(({ fact }) => fact.section === first?.fact.section).map(({ fact }) => fact);
  return slugs
    .toSorted((left, right) => (left.value ?? 0) - (right.value ?? 0))
    .flatMap(({ entity }) => entityBySlug().get(entity ?? "") ?? []);
}

const leastRank = 0.35;

/** Whether an entity stands in a section or below it. */
function standsIn(entity: Entity, section: string): boolean {
  return entity.sections.some((id) => isWithin(id, section));
}
