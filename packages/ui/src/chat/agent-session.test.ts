import type { UIMessage } from "ai";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerChunks, createFakeChatServer, createFakeStream } from "../testing/fake-chat-server.ts";
import type { FakeChatServer } from "../testing/fake-chat-server.ts";
import { createAgentSession } from "./agent-session.ts";
import type { AgentSession } from "./agent-session.ts";
import { fromUiMessage } from "./from-ui-message.ts";
import { messageText } from "./message-text.ts";

const address = "/api/chat/thread";
let server: FakeChatServer;
beforeEach(() => {
  server = createFakeChatServer(address);
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

const asked: UIMessage = { id: "u1", role: "user", metadata: {}, parts: [{ type: "text", text: "Why?" }] };
const answered: UIMessage = {
  id: "a1",
  role: "assistant",
  metadata: { status: "done", branch: { at: 2, of: 2, ids: ["a0", "a1"] } },
  parts: [{ type: "text", text: "Because.", state: "done" }],
};

function open(messages: UIMessage[] = [], options: { isRunning?: boolean } = {}): AgentSession {
  return createAgentSession({ address, messages, wait: async () => {}, ...options });
}
const texts = ({ chat }: AgentSession) => chat.messages.map((message) => messageText(fromUiMessage(message)));
const statusOf = ({ chat }: AgentSession) => chat.lastMessage && fromUiMessage(chat.lastMessage).status;
const refusal = (status: number, code: string) => () =>
  Response.json({ error: { code, message: "" } }, { status });

function streamNext(path = "POST ") {
  const stream = createFakeStream();
  server.next(path, () => stream.response);
  return stream;
}

test("sends an id, the text and what it follows: never the history", async () => {
  const session = createAgentSession({ address, messages: [asked, answered], model: () => "classic/report" });
  const stream = streamNext();
  const sent = session.send("And now?");
  stream.push(...answerChunks("a2", "Later."));
  stream.end();
  expect(await sent).toBe(true);
  expect(server.requests).toEqual([
    {
      method: "POST",
      path: "",
      body: {
        kind: "send",
        id: expect.any(String),
        text: "And now?",
        parentId: "a1",
        model: "classic/report",
      },
    },
  ]);
  expect(texts(session)).toEqual(["Why?", "Because.", "And now?", "Later."]);
  expect(session.chat.messages.map(({ id }) => id).slice(3)).toEqual(["a2"]);
});

test("gives the message back when it was refused, and says why", async () => {
  const session = open([asked, answered]);
  server.next("POST ", refusal(413, "chat.too_long"));
  expect(await session.send("And now?")).toBe(false);
  expect(texts(session)).toEqual(["Why?", "Because."]);
  expect(session.state().notice?.code).toBe("chat.too_long");
  expect(session.chat.status).toBe("ready");
});

test("reads along with the answer of another page instead of asking", async () => {
  const session = open();
  server.thread = { title: "", messages: [asked], isRunning: true };
  server.next("POST ", refusal(409, "chat.busy"));
  const stream = streamNext("GET /stream");
  expect(await session.send("Mine")).toBe(false);
  stream.push(...answerChunks("a1", "Because."));
  stream.end();
  await vi.waitFor(() => expect(session.state().isFollowing).toBe(false));
  expect(texts(session)).toEqual(["Why?", "Because."]);
  expect(session.state().notice?.code).toBe("chat.busy");
});

test("stops at once, keeps what there is, and stops on the server too", async () => {
  const session = open();
  const stream = streamNext();
  const sent = session.send("Why?");
  stream.push(...answerChunks("a1", "Becau").slice(0, 3));
  await vi.waitFor(() => expect(texts(session)).toEqual(["Why?", "Becau"]));
  const user = session.chat.messages.slice(0, 1);
  const partial = { ...answered, metadata: { status: "stopped" } };
  server.thread = { title: "", messages: [...user, partial], isRunning: false };
  session.stop();
  expect(statusOf(session)).toBe("stopped");
  expect(texts(session)).toEqual(["Why?", "Becau"]);
  expect(await sent).toBe(true);
  expect(server.requests.slice(1).map(({ method, path }) => method + path)).toEqual(["POST/stop", "GET"]);
  expect(texts(session)).toEqual(["Why?", "Because."]);
  expect(statusOf(session)).toBe("stopped");
});

test("gives the message back when it was stopped before it arrived", async () => {
  const session = open();
  server.next("POST ", () => new Promise(() => {}));
  const sent = session.send("Why?");
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  server.next("POST /stop", refusal(404, "chat.unknown_thread"));
  server.next("GET ", refusal(404, "chat.unknown_thread"));
  session.stop();
  expect(await sent).toBe(false);
  expect(texts(session)).toEqual([]);
});

test("finds an answer again whose connection broke, from its start", async () => {
  const session = open();
  const broken = streamNext();
  const sent = session.send("Why?");
  broken.push(...answerChunks("a1", "Becau").slice(0, 3));
  await vi.waitFor(() => expect(texts(session)).toEqual(["Why?", "Becau"]));
  const [user] = session.chat.messages;
  server.thread = {
    title: "",
    messages: [...(user ? [user] : []), { ...answered, metadata: { status: "running" } }],
    isRunning: true,
  };
  server.next("GET ", () => Promise.reject(new TypeError("fetch failed")));
  const again = streamNext("GET /stream");
  broken.cut();
  again.push(...answerChunks("a1", "Because it rains."));
  again.end();
  expect(await sent).toBe(true);
  expect(texts(session)).toEqual(["Why?", "Because it rains."]);
  expect(session.state()).toEqual({ notice: undefined, isFollowing: false, resumed: undefined });
});

test("reads what is saved of an answer that another process makes", async () => {
  const session = open();
  const running = { ...answered, metadata: { status: "running" } };
  server.next("GET ", () => Response.json({ title: "", messages: [asked, running], isRunning: true }));
  server.thread = { title: "", messages: [asked, answered], isRunning: false };
  await session.refresh();
  expect(server.requests.map(({ path }) => path)).toEqual(["", "/stream", ""]);
  expect(statusOf(session)).toBe("done");
});

test("says that a connection stays lost, and tries again when told to", async () => {
  const session = open([asked], { isRunning: true });
  for (let at = 0; at < 6; at += 1) server.next("GET ", () => Promise.reject(new TypeError("fetch failed")));
  await session.refresh();
  expect(session.state()).toMatchObject({ notice: { code: "chat.lost" }, isFollowing: false });
  server.thread = { title: "", messages: [asked, answered], isRunning: false };
  session.state().notice?.retry?.();
  await vi.waitFor(() => expect(session.state().notice).toBeUndefined());
  expect(texts(session)).toEqual(["Why?", "Because."]);
});

test("does not ask twice when the first question had arrived after all", async () => {
  const session = open();
  server.next("POST ", () => Promise.reject(new TypeError("fetch failed")));
  expect(await session.send("Why?")).toBe(false);
  const body = server.requests[0]?.body;
  server.thread = {
    title: "",
    messages: [{ ...asked, id: String(Reflect.get(Object(body), "id")) }, answered],
    isRunning: false,
  };
  expect(await session.send("Why?")).toBe(true);
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(texts(session)).toEqual(["Why?", "Because."]);
});

test("an edit is another version with the path cut behind it, and undone when it was refused", async () => {
  const session = open([asked, answered]);
  server.next("POST ", refusal(503, "db.unavailable"));
  expect(await session.edit("u1", "Why not?")).toBe(false);
  expect(texts(session)).toEqual(["Why?", "Because."]);
  const stream = streamNext();
  const edited = session.edit("u1", "Why not?");
  stream.push(...answerChunks("a2", "No reason."));
  stream.end();
  expect(await edited).toBe(true);
  expect(texts(session)).toEqual(["Why not?", "No reason."]);
  expect(fromUiMessage(session.chat.messages[0] ?? asked).branch).toEqual({ at: 2, of: 2 });
  expect(server.requests[1]?.body).toEqual({
    kind: "edit",
    id: session.chat.messages[0]?.id,
    editedId: "u1",
    text: "Why not?",
  });
});

test("an answer is made again in its place", async () => {
  const session = open([asked, answered]);
  const stream = streamNext();
  const made = session.regenerate("a1");
  stream.push(...answerChunks("a2", "Otherwise."));
  stream.end();
  const versions = { at: 2, of: 2, ids: ["a1", "a2"] };
  const again = { ...answered, id: "a2", parts: [{ type: "text", text: "Otherwise." }] } as const;
  server.thread.messages = [asked, { ...again, parts: [...again.parts], metadata: { branch: versions } }];
  expect(await made).toBe(true);
  expect(fromUiMessage(session.chat.lastMessage ?? asked).branch).toEqual({ at: 2, of: 2 });
  expect(server.requests[0]?.body).toEqual({ kind: "regenerate", turnId: "a1" });
  expect(texts(session)).toEqual(["Why?", "Otherwise."]);
});

test("the first of two approvals is noted, the last one goes on with the same message", async () => {
  const part = (id: string) =>
    ({
      type: "dynamic-tool",
      toolName: "write",
      toolCallId: id,
      input: {},
      state: "approval-requested",
      approval: { id },
    }) as const;
  const waiting: UIMessage = {
    id: "a1",
    role: "assistant",
    metadata: { status: "waiting" },
    parts: [part("c1"), part("c2")],
  };
  const session = open([asked, waiting]);
  const noted = streamNext();
  const first = session.approve({ messageId: "a1", callId: "c1", approved: true });
  noted.push(
    { type: "start", messageId: "a1", messageMetadata: { status: "waiting" } },
    { type: "finish", messageMetadata: { status: "waiting" } },
  );
  noted.end();
  expect(await first).toBe(true);
  expect(server.requests).toEqual([
    { method: "POST", path: "", body: { kind: "approve", turnId: "a1", callId: "c1", approved: true } },
  ]);
  const stream = streamNext();
  const done = session.approve({ messageId: "a1", callId: "c2", approved: false });
  stream.push(
    { type: "start", messageId: "a1", messageMetadata: { status: "running" } },
    { type: "tool-output-available", toolCallId: "c1", output: 1, dynamic: true },
    { type: "tool-output-denied", toolCallId: "c2" },
    { type: "finish", messageMetadata: { status: "done" } },
  );
  stream.end();
  expect(await done).toBe(true);
  expect(session.chat.messages).toHaveLength(2);
  const states =
    session.chat.lastMessage &&
    fromUiMessage(session.chat.lastMessage).parts.map((each) => each.type === "tool" && each.call.state);
  expect(states).toEqual(["done", "refused"]);
});

test("an approval that was not taken is asked for again", async () => {
  const waiting: UIMessage = {
    id: "a1",
    role: "assistant",
    metadata: { status: "waiting" },
    parts: [
      {
        type: "dynamic-tool",
        toolName: "write",
        toolCallId: "c1",
        input: {},
        state: "approval-requested",
        approval: { id: "c1" },
      },
    ],
  };
  const session = open([asked, waiting]);
  server.next("POST ", refusal(503, "db.unavailable"));
  expect(await session.approve({ messageId: "a1", callId: "c1", approved: true })).toBe(false);
  const [shown] = fromUiMessage(session.chat.lastMessage ?? asked).parts;
  expect(shown?.type === "tool" && shown.call.state).toBe("approval");
});

test("a message after an open approval closes it", async () => {
  const waiting: UIMessage = { ...answered, metadata: { status: "waiting" } };
  const session = open([asked, waiting]);
  const stream = streamNext();
  const sent = session.send("Never mind.");
  stream.push(...answerChunks("a2", "Fine."));
  stream.end();
  await sent;
  expect(fromUiMessage(session.chat.messages[1] ?? asked).status).toBe("stopped");
});

test("shows another version with what follows it", async () => {
  const session = open([asked, answered]);
  const other = { ...answered, id: "a0", parts: [{ type: "text", text: "First." }] };
  server.next("POST /branch", () => Response.json({ messages: [asked, other] }));
  await session.branch("a1", 1);
  expect(server.requests[0]?.body).toEqual({ turnId: "a0" });
  expect(texts(session)).toEqual(["Why?", "First."]);
  expect(session.chat.messages[0]).toBe(asked);
});

test("takes over what another page did, and keeps the messages that are the same", async () => {
  const session = open([asked]);
  server.thread = { title: "", messages: [structuredClone(asked), answered], isRunning: false };
  await session.refresh();
  expect(session.chat.messages[0]).toBe(asked);
  expect(texts(session)).toEqual(["Why?", "Because."]);
});
