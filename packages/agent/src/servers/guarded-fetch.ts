import { refusalOf } from "@assay/router/providers";
import { ServerError } from "./problem.ts";

export interface GuardedFetchOptions {
  allowsLocal: boolean;
  /** Bytes of an answer, or of one event where the answer is a stream of them. */
  messageLimit: number;
  fetch?: typeof globalThis.fetch | undefined;
}

const newline = 10;
const carriageReturn = 13;

/**
 * A `fetch` for one server: only its own origin, only where {@link refusalOf} has nothing against the address, no
 * redirects, and no answer larger than it may be.
 */
export function guardedFetch(
  address: string,
  { allowsLocal, messageLimit, fetch = globalThis.fetch }: GuardedFetchOptions,
): (url: string | URL, init?: RequestInit) => Promise<Response> {
  const refusal = refusalOf(address, allowsLocal);
  if (refusal !== undefined) throw new ServerError(`server.${refusal}`);
  const { origin } = new URL(address);
  return async (url, init) => {
    if (new URL(url).origin !== origin) throw new ServerError("server.redirected");
    const response = await fetch(url, { ...init, redirect: "manual" });
    if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw new ServerError("server.redirected");
    }
    const isEvents = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
    if (!isEvents && Number(response.headers.get("content-length") ?? 0) > messageLimit) {
      await response.body?.cancel();
      throw new ServerError("server.too_large");
    }
    if (response.body === null) return response;
    const body = response.body.pipeThrough(limiter(messageLimit, isEvents));
    return new Response(body, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

/** Errors once more bytes than allowed came, in all or since the last empty line. */
function limiter(
  limit: number,
  isEvents: boolean,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let count = 0;
  let isLineEmpty = true;
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of isEvents ? chunk : []) {
        count += 1;
        if (byte === newline) {
          if (isLineEmpty) count = 0;
          isLineEmpty = true;
        } else if (byte !== carriageReturn) isLineEmpty = false;
        if (count > limit) break;
      }
      if (!isEvents) count += chunk.byteLength;
      if (count > limit) controller.error(new ServerError("server.too_large"));
      else controller.enqueue(chunk);
    },
  });
}
