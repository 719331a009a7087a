import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json, text as readText } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** What a server of faults is asked; `call` counts the requests of this fault from 1. */
export interface FaultRequest {
  surface: "chat" | "embeddings" | "speech" | "transcriptions" | "models";
  isStream: boolean;
  call: number;
  /** The key it carries. */
  key: string | undefined;
}

/** What a server of faults does with one request. */
export type Fault = (response: ServerResponse, request: FaultRequest) => Promise<void> | void;

const chunk = (delta: object, finish: string | null = null, rest: object = {}) => ({
  id: "1",
  object: "chat.completion.chunk",
  created: 1,
  model: "fault",
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...rest,
});

const whole = {
  id: "1",
  object: "chat.completion",
  created: 1,
  model: "fault",
  choices: [{ index: 0, message: { role: "assistant", content: "Hello 世界" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
};

const embeddings = {
  object: "list",
  data: [{ object: "embedding", index: 0, embedding: [0.6, 0.8] }],
  usage: { prompt_tokens: 3, total_tokens: 3 },
};

const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
const hello = event(chunk({ content: "Hello 世界" }));
const finish = event(chunk({}, "stop"));
const done = "data: [DONE]\n\n";
const sse = { "content-type": "text/event-stream" };

function refuse(status: number, headers: Record<string, string> = {}): Fault {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message: `secret upstream words, status ${status}` } }));
  };
}

/** Refuses the first requests, then answers well. */
function refuseFirst(times: number, status: number, headers?: () => Record<string, string>): Fault {
  return (response, request) =>
    request.call <= times ? refuse(status, headers?.())(response, request) : well(response, request);
}

function streaming(write: (response: ServerResponse) => Promise<void> | void): Fault {
  return async (response, request) => {
    if (!request.isStream) return well(response, request);
    response.writeHead(200, sse);
    await write(response);
    return undefined;
  };
}

const well: Fault = (response, { surface, isStream }) => {
  if (surface === "speech") {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    response.end("sound");
  } else if (isStream) {
    response.writeHead(200, sse);
    response.end(hello + finish + done);
  } else {
    response.writeHead(200, { "content-type": "application/json" });
    const models = { data: [{ id: "well" }] };
    response.end(
      JSON.stringify({ chat: whole, embeddings, transcriptions: { text: "Hello" }, models }[surface]),
    );
  }
};

async function writeBytes(response: ServerResponse, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    response.write(Buffer.of(byte));
    await wait(0);
  }
}

/** What upstreams really do, by name. The name is the model a request asks for. */
export const faults: Record<string, Fault> = {
  well,
  "429-seconds": refuseFirst(1, 429, () => ({ "retry-after": "1" })),
  "429-date": refuseFirst(1, 429, () => ({ "retry-after": new Date(Date.now() + 1_000).toUTCString() })),
  "429-long": refuse(429, { "retry-after": "3600" }),
  "400": refuse(400),
  "401": refuse(401),
  "403": refuse(403),
  "404": refuse(404),
  "500-once": refuseFirst(1, 500),
  "500-always": refuse(500),
  "killed-before-headers": (response) => void response.destroy(),
  "not-json": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end("<html>"),
  "no-choices": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end('{"choices":[]}'),
  "stall-before-headers": async (response) => {
    await new Promise((resolve) => response.once("close", resolve));
  },
  "stall-in-body": async (response) => {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    response.write("so");
    await new Promise((resolve) => response.once("close", resolve));
  },
  "dropped-in-body": async (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"data":[');
    await wait(20);
    response.destroy();
  },
  "malformed-event": streaming((response) => void response.end(`${hello}data: {oops\n\n${finish}${done}`)),
  crlf: streaming((response) => void response.end((hello + finish + done).replaceAll("\n", "\r\n"))),
  "split-characters": streaming(async (response) => {
    await writeBytes(response, Buffer.from(hello));
    response.end(finish + done);
  }),
  comments: streaming((response) => void response.end(`: PROCESSING\n\n${hello}: again\n\n${finish}${done}`)),
  "usage-with-choices": streaming((response) => {
    const last = event(chunk({}, "stop", { usage: { prompt_tokens: 5, completion_tokens: 2 } }));
    response.end(hello + last + done);
  }),
  "no-done": streaming((response) => void response.end(hello + finish)),
  "cut-without-finish": streaming((response) => void response.end(hello)),
  "cut-with-done": streaming((response) => void response.end(hello + done)),
  "dropped-in-mid-stream": streaming(async (response) => {
    response.write(hello);
    await wait(20);
    response.destroy();
  }),
  "error-event-first": streaming(
    (response) => void response.end(event({ error: { message: "secret upstream words" } })),
  ),
  "error-event-later": streaming(
    (response) => void response.end(hello + event({ error: { message: "secret upstream words" } })),
  ),
  "vllm-error": streaming(
    (response) => void response.end(hello + event({ object: "error", message: "secret upstream words" })),
  ),
  "stall-before-token": streaming(async (response) => {
    response.write(event(chunk({ role: "assistant" })));
    await new Promise((resolve) => response.once("close", resolve));
  }),
  "stall-in-mid-stream": streaming(async (response) => {
    response.write(hello);
    await new Promise((resolve) => response.once("close", resolve));
  }),
  "slow-first-token": streaming(async (response) => {
    await wait(120);
    response.end(hello + finish + done);
  }),
  "ten-megabytes": streaming(
    (response) => void response.end(event(chunk({ content: "x".repeat(10 * 1024 * 1024) }))),
  ),
  "tools-at-one-index": streaming((response) => {
    const call = (id: string, name: string, text: string) =>
      event(chunk({ tool_calls: [{ index: 0, id, type: "function", function: { name, arguments: text } }] }));
    response.end(
      call("a", "first", '{"x":1}') + call("b", "second", '{"y":2}') + event(chunk({}, "tool_calls")) + done,
    );
  }),
  "tool-without-id": streaming((response) => {
    const first = event(
      chunk({ tool_calls: [{ index: 0, function: { name: "first", arguments: '{"x"' } }] }),
    );
    const second = event(chunk({ tool_calls: [{ index: 0, function: { arguments: ":1}" } }] }));
    response.end(first + second + event(chunk({}, "tool_calls")) + done);
  }),
};

const surfaces = ["embeddings", "speech", "transcriptions", "models"] as const;

async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  return (await json(request)) as Record<string, unknown>;
}

/** Of a form only its model is of interest here. */
async function readForm(request: IncomingMessage): Promise<Record<string, unknown>> {
  return { model: /name="model"\r\n\r\n([^\r]*)/u.exec(await readText(request))?.[1] };
}

export interface FaultServer {
  url: string;
  /** Requests of each fault so far. */
  calls: Map<string, number>;
  /** Keys as they arrived, newest last. */
  keys: (string | undefined)[];
  /** Bodies as they arrived, newest last. */
  bodies: Record<string, unknown>[];
  /** Requests whose client went away before the answer was whole. */
  aborted: string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * An OpenAI-like upstream on loopback that misbehaves as the model's name says. Its list of models is the fault of the
 * name `models`, and breaks off without one.
 */
export async function startFaultServer(extra: Record<string, Fault> = {}): Promise<FaultServer> {
  const known = { ...faults, ...extra };
  const calls = new Map<string, number>();
  const bodies: Record<string, unknown>[] = [];
  const keys: (string | undefined)[] = [];
  const aborted: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const surface = surfaces.find((each) => request.url?.endsWith(`/${each}`)) ?? "chat";
    const isList = surface === "models";
    const body =
      surface === "transcriptions" ? await readForm(request) : isList ? {} : await readObject(request);
    const name = isList ? "models" : String(body["model"]);
    const key = request.headers.authorization?.replace("Bearer ", "");
    if (!isList) bodies.push(body);
    keys.push(key);
    calls.set(name, (calls.get(name) ?? 0) + 1);
    response.on("close", () => {
      if (!response.writableFinished) aborted.push(name);
    });
    const isStream = body["stream"] === true;
    const fault = known[name] ?? (isList ? faults["killed-before-headers"] : undefined) ?? refuse(404);
    await fault(response, { surface, call: calls.get(name) ?? 1, isStream, key });
  };
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    bodies,
    keys,
    aborted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
