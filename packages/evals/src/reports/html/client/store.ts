/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { PageDetail, PageIndex } from "../page-data.ts";

/** Reads what is packed into the page. Nothing is fetched: the page's policy forbids it. */
export function makeStore() {
  const keptChunks = 12;
  const mostHaystack = 64_000_000;
  const chunks = new Map<number, Promise<string[]>>();
  /** The page runs as soon as its index is there; the details may still be on their way from the disk. */
  const isWhole = new Promise<void>((resolve) => {
    if (document.readyState === "loading")
      addEventListener("DOMContentLoaded", () => resolve(), { once: true });
    else resolve();
  });
  const haystacks = new Map<string, string>();
  let kept = 0;

  async function unpack(id: string): Promise<string> {
    const packed = document.querySelector(`#${id}`)?.textContent ?? "";
    const binary = atob(packed.trim());
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  }

  async function index(): Promise<PageIndex> {
    return JSON.parse(await unpack("index"));
  }

  function linesOf(chunk: number): Promise<string[]> {
    const known = chunks.get(chunk);
    if (known !== undefined) return known;
    const lines = isWhole.then(() => unpack(`chunk-${chunk}`)).then((text) => text.split("\n"));
    chunks.set(chunk, lines);
    const [oldest] = chunks.keys();
    if (chunks.size > keptChunks && oldest !== undefined) chunks.delete(oldest);
    return lines;
  }

  function chunkOf({ chunks: starts }: PageIndex, position: number): number {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async function detail(pageIndex: PageIndex, position: number): Promise<PageDetail> {
    const chunk = chunkOf(pageIndex, position);
    const lines = await linesOf(chunk);
    return JSON.parse(lines[position - (pageIndex.chunks[chunk] ?? 0)] ?? "");
  }

  /** All texts of a value in small letters; the roles of messages are no text. */
  function haystackOf(value: unknown): string {
    const texts: string[] = [];
    const walk = (inner: unknown): void => {
      if (typeof inner === "string") texts.push(inner);
      else if (typeof inner === "number") texts.push(String(inner));
      else if (Array.isArray(inner)) inner.forEach(walk);
      else if (typeof inner === "object" && inner !== null)
        for (const [key, each] of Object.entries(inner))
          if (!["role", "outcome", "hash", "measured", "epoch"].includes(key)) walk(each);
    };
    walk(value);
    return texts.join("\n").toLowerCase();
  }

  /** Looks into every text of every sample, chunk by chunk; tells the positions it found after each. */
  async function search(
    pageIndex: PageIndex,
    query: string,
    { signal, onFound }: { signal: AbortSignal; onFound(positions: number[]): void },
  ): Promise<void> {
    const needle = query.toLowerCase();
    for (const [chunk, start] of pageIndex.chunks.entries()) {
      if (signal.aborted) return;
      let haystack = haystacks.get(String(chunk))?.split("\0");
      if (haystack === undefined) {
        const lines = await linesOf(chunk);
        haystack = lines.map((line) => haystackOf(JSON.parse(line)).replaceAll("\0", " "));
        const text = haystack.join("\0");
        if (kept + text.length < mostHaystack) {
          haystacks.set(String(chunk), text);
          kept += text.length;
        }
      }
      if (signal.aborted) return;
      onFound(haystack.flatMap((text, offset) => (text.includes(needle) ? [start + offset] : [])));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  return { index, detail, search };
}

export type Store = ReturnType<typeof makeStore>;
