const pieceLength = 128 * 1024;

/** A text piece by piece, as fast as it is taken; no character is cut in two. */
export function pieces(text: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= text.length) {
        controller.close();
        return;
      }
      const isCut = /[\uD800-\uDBFF]/u.test(text.charAt(at + pieceLength - 1));
      const end = at + pieceLength + (isCut ? 1 : 0);
      controller.enqueue(encoder.encode(text.slice(at, end)));
      at = end;
    },
  });
}
