import type { Atom } from "./atoms.ts";
import { readAtoms } from "./atoms.ts";

/** A phrase found in a text: which atoms it covers and what it stands for. */
export interface PhraseMatch<Meaning> {
  from: number;
  to: number;
  meanings: readonly Meaning[];
}

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>;
  meanings: Meaning[];
}

/** Phrases by their atoms, so that case, plural, hyphens, spaces and full-width forms make no difference. */
export class PhraseTable<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), meanings: [] };

  add(phrase: string, meaning: Meaning): void {
    let node = this.#root;
    for (const { text } of readAtoms(phrase).atoms) {
      let next = node.next.get(text);
      if (next === undefined) {
        next = { next: new Map(), meanings: [] };
        node.next.set(text, next);
      }
      node = next;
    }
    if (node !== this.#root && !node.meanings.includes(meaning)) node.meanings.push(meaning);
  }

  /** Every word that stands in a phrase. */
  words(): Set<string> {
    const words = new Set<string>();
    const walk = (node: Node<Meaning>) => {
      for (const [word, next] of node.next) {
        words.add(word);
        walk(next);
      }
    };
    walk(this.#root);
    return words;
  }

  /** Every phrase that begins at atom `from`, the shorter first. */
  startingAt(atoms: readonly Atom[], from: number): PhraseMatch<Meaning>[] {
    const found: PhraseMatch<Meaning>[] = [];
    let node: Node<Meaning> | undefined = this.#root;
    for (let at = from; at < atoms.length; at++) {
      node = node.next.get(atoms[at]?.text ?? "");
      if (node === undefined) break;
      if (node.meanings.length > 0) found.push({ from, to: at + 1, meanings: node.meanings });
    }
    return found;
  }

  /** Every phrase anywhere, overlapping ones too. */
  all(atoms: readonly Atom[]): PhraseMatch<Meaning>[] {
    const found: PhraseMatch<Meaning>[] = [];
    for (let from = 0; from < atoms.length; from++) {
      if (this.#root.next.has(atoms[from]?.text ?? "")) found.push(...this.startingAt(atoms, from));
    }
    return found;
  }

  /** The longest phrases from left to right, none over another. */
  longest(atoms: readonly Atom[]): PhraseMatch<Meaning>[] {
    const found: PhraseMatch<Meaning>[] = [];
    for (let from = 0; from < atoms.length;) {
      const match = this.startingAt(atoms, from).at(-1);
      if (match !== undefined) found.push(match);
      from = match?.to ?? from + 1;
    }
    return found;
  }
}
