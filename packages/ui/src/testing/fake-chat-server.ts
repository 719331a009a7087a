import type { UIMessage, UIMessageChunk } from "ai";

/** A chat server's side of one thread, for tests: what it was asked, and answers that come when they are told to. */
export interface FakeChatServer {
  fetch: typeof fetch;
  /** Method, path behind the thread's, and body of each request, in order. */
  requests: { method: string; path: string; body?: unknown }[];
  thread: { title: string; messages: UIMessage[]; isRunning: boolean };
  /** Answers the next request to a path; without one it is answered as the thread stands. */
  next(path: string, answer: () => Response | Promise<Response>): void;
}

/** @param address the thread's */
export function createFakeChatServer(address: string): FakeChatServer {
  const answers = new Map<string, (() => Response | Promise<Response>)[]>();
  const server: FakeChatServer = {
    requests: [],
    thread: { title: "", messages: [], isRunning: false },
    next: (path, answer) => void answers.set(path, [...(answers.get(path) ?? []), answer]),
    async fetch(input, init) {
      const method = init?.method ?? "GET";
      const path = `${method} ${addressOf(input).slice(address.length)}`;
      const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      server.requests.push({ method, path: path.split(" ")[1] ?? "", ...(body !== undefined && { body }) });
      const [answer, ...rest] = answers.get(path) ?? [];
      answers.set(path, rest);
      if (answer !== undefined) return Promise.race([answer(), aborted(init?.signal)]);
      if (path === "GET ") return Response.json(server.thread);
      return new Response(null, { status: 204 });
    },
  };
  return server;
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

/** A stream of an answer under a test's hand. */
export interface FakeStream {
  response: Response;
  push(...chunks: UIMessageChunk[]): void;
  end(): void;
  /** Breaks off as a lost connection does. */
  cut(): void;
}

export function createFakeStream(): FakeStream {
  const encoder = new TextEncoder();
  let out: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      out = controller;
    },
  });
  return {
    response: new Response(body, {
      headers: { "content-type": "text/event-stream", "x-vercel-ai-ui-message-stream": "v1" },
    }),
    push(...chunks) {
      for (const chunk of chunks) out?.enqueue(encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`));
    },
    end() {
      out?.enqueue(encoder.encode("data: [DONE]\n\n"));
      out?.close();
    },
    cut: () => out?.error(new TypeError("network error")),
  };
}

/** A whole answer of one text. */
export function answerChunks(id: string, text: string, status = "done"): UIMessageChunk[] {
  return [
    { type: "start", messageId: id, messageMetadata: { status: "running" } },
    { type: "text-start", id: "t" },
    { type: "text-delta", id: "t", delta: text },
    { type: "text-end", id: "t" },
    { type: "finish", messageMetadata: { status } },
  ];
}
