/** The `limit` candidates with the smallest edit distance to `word`: what an unknown id most likely meant. */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = word.toLowerCase().slice(0, 100);
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, candidate.toLowerCase()) }))
    .toSorted((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Edit distance, with words shared between the two counted as half a match so that word order matters less. */
function distanceBetween(left: string, right: string): number {
  const words = new Set(left.split(/[^\p{L}\p{N}]+/u));
  const shared = right.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && words.has(word));
  return levenshtein(left, right) - shared.reduce((sum, word) => sum + word.length, 0);
}

function levenshtein(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
