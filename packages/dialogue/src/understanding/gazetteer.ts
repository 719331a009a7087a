import { compact, type Compact } from "./compact.ts";
import type { Gazetteer } from "./entity.ts";
import { normalise } from "./folded.ts";
import type { Found } from "./found.ts";
import { indexTypingErrors, type TypingErrors } from "./typing-errors.ts";

/** Names of all gazetteers, indexed once. */
export interface GazetteerIndex {
  /** The names in a folded text, longest first where they overlap; entries that share a name are all found. */
  find(text: string): Found[];
  /** The same without typing errors. */
  findExact(text: string): Found[];
}

export interface GazetteerOptions {
  /** Whether people use a word (compact, folded) as it stands, so that it is no name with a typing error. */
  isKnown?: (written: string) => boolean;
}

interface Owner {
  gazetteer: string;
  id: string;
}

interface Candidate {
  from: number;
  to: number;
  owners: readonly Owner[];
  score: number;
}

const han = /\p{Script=Han}/u;
const pluralFrom = 4;
/** Where a space stands inside a name that has none, the name must be this long. */
const spacedFrom = 5;
const spacedChineseFrom = 3;
const mostWords = 4;
const shortestTypo = 4;
/** Typing errors are looked for in so many characters only; a longer turn was pasted. */
const inexactUntil = 600;

/**
 * Indexes names for look-up: exact on folded text, whatever spaces and hyphens stand inside; a Latin name ends at the
 * end of a word, its plural s apart. Tolerates typing errors as `Gazetteer.fuzzy` says, never in figures; a Chinese
 * name of four characters or more may have one wrong character.
 */
export function createGazetteer(
  gazetteers: readonly Gazetteer[],
  { isKnown = () => false }: GazetteerOptions = {},
): GazetteerIndex {
  const names = new Map<string, Owner[]>();
  const tolerant = new Map<string, Owner[]>();
  const spaced = new Set<string>();
  for (const { id: gazetteer, entries, fuzzy } of gazetteers) {
    for (const { id, names: spellings } of entries) {
      for (const spelling of spellings) {
        const folded = normalise(spelling);
        const name = compact(folded).text;
        if (name === "") continue;
        if (folded.length > name.length) spaced.add(name);
        add(names, name, { gazetteer, id });
        if (fuzzy !== false) add(tolerant, name, { gazetteer, id });
      }
    }
  }
  const trie = buildTrie(names.keys());
  const errors = indexTypingErrors([...tolerant.keys()]);

  const locate = (written: Compact, candidates: readonly Candidate[]) =>
    candidates
      .toSorted((a, b) => a.from - b.from)
      .flatMap(({ from, to, owners, score }) =>
        owners.map(({ gazetteer, id }): Found => ({
          start: written.places[from] ?? 0,
          end: (written.places[to - 1] ?? 0) + 1,
          entity: { type: "name", gazetteer, id, score },
        })),
      );
  const exactIn = (written: Compact) => longestFirst(findExact(written, trie, names, spaced));

  return {
    findExact(text) {
      const written = compact(text);
      return locate(written, exactIn(written));
    },
    find(text) {
      const written = compact(text);
      const exact = exactIn(written);
      const covered = new Uint8Array(written.text.length);
      for (const { from, to } of exact) covered.fill(1, from, to);
      const inexact = longestFirst(findInexact(written, covered, { errors, tolerant, isKnown }));
      return locate(written, [...exact, ...inexact]);
    },
  };
}

interface TrieNode {
  next: Map<string, TrieNode>;
  name?: string;
}

function buildTrie(names: Iterable<string>): TrieNode {
  const root: TrieNode = { next: new Map() };
  for (const name of names) {
    let node = root;
    for (let index = 0; index < name.length; index++) {
      const unit = name.charAt(index);
      const known: TrieNode = node.next.get(unit) ?? { next: new Map() };
      node.next.set(unit, known);
      node = known;
    }
    node.name = name;
  }
  return root;
}

function findExact(
  written: Compact,
  trie: TrieNode,
  names: ReadonlyMap<string, readonly Owner[]>,
  spaced: ReadonlySet<string>,
): Candidate[] {
  const { text, boundaries } = written;
  const found: Candidate[] = [];
  for (let from = 0; from < text.length; from++) {
    if (boundaries[from] !== true) continue;
    let node: TrieNode | undefined = trie;
    let longest: Candidate | undefined;
    for (let to = from + 1; to <= text.length; to++) {
      node = node.next.get(text.charAt(to - 1));
      if (node === undefined) break;
      if (node.name === undefined) continue;
      const end = endOfName(written, node.name, to);
      if (end === undefined) continue;
      if (!spaced.has(node.name) && isTornApart(written, from, to, node.name)) continue;
      longest = { from, to: end, owners: names.get(node.name) ?? [], score: 1 };
    }
    if (longest !== undefined) found.push(longest);
  }
  return found;
}

/** Where a name ends, with its plural; undefined in the middle of a word. */
function endOfName({ text, boundaries }: Compact, name: string, to: number): number | undefined {
  if (boundaries[to] === true) return to;
  const hasPlural = name.length >= pluralFrom && /[a-z0-9]$/.test(name) && text.charAt(to) === "s";
  return hasPlural && boundaries[to + 1] === true ? to + 1 : undefined;
}

function isTornApart({ places }: Compact, from: number, to: number, name: string): boolean {
  if (name.length >= (han.test(name) ? spacedChineseFrom : spacedFrom)) return false;
  return (places[to - 1] ?? 0) - (places[from] ?? 0) !== to - 1 - from;
}

interface Tolerance {
  errors: TypingErrors;
  tolerant: ReadonlyMap<string, readonly Owner[]>;
  isKnown: (written: string) => boolean;
}

function findInexact(written: Compact, covered: Uint8Array, tolerance: Tolerance): Candidate[] {
  const found: Candidate[] = [];
  const { text, boundaries } = written;
  const consider = (from: number, to: number) => {
    const piece = text.slice(from, to);
    if (covered.subarray(from, to).includes(1)) return;
    const { names, distance } = tolerance.errors.nearest(piece);
    if (names.length === 0 || distance === 0 || tolerance.isKnown(piece)) return;
    const owners = names.flatMap((name) => tolerance.tolerant.get(name) ?? []);
    const length = names.reduce((most, name) => Math.max(most, name.length), 0);
    found.push({ from, to, owners, score: 1 - distance / length });
  };
  for (let from = 0; from < Math.min(text.length, inexactUntil); from++) {
    if (boundaries[from] !== true) continue;
    if (han.test(text.charAt(from))) {
      for (const length of tolerance.errors.chineseLengths) {
        if (from + length <= text.length) consider(from, from + length);
      }
      continue;
    }
    let words = 0;
    for (let to = from + 1; to <= text.length && to - from <= tolerance.errors.longest + 2; to++) {
      if (han.test(text.charAt(to - 1))) break;
      if (boundaries[to] !== true) continue;
      words += 1;
      if (words > mostWords) break;
      if (to - from >= shortestTypo) consider(from, to);
    }
  }
  return found;
}

/** Keeps the longest of those that overlap, and of equally long ones the better and the first. */
function longestFirst(candidates: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  const ordered = candidates.toSorted(
    (a, b) => b.to - b.from - (a.to - a.from) || b.score - a.score || a.from - b.from,
  );
  for (const each of ordered) {
    if (!taken.some((other) => each.from < other.to && other.from < each.to)) taken.push(each);
  }
  return taken;
}

function add(map: Map<string, Owner[]>, name: string, owner: Owner): void {
  const owners = map.get(name);
  if (owners === undefined) map.set(name, [owner]);
  else if (!owners.some((each) => each.id === owner.id && each.gazetteer === owner.gazetteer))
    owners.push(owner);
}
