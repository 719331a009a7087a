import { toMarkdown } from "../export/markdown.ts";
import { exportThread } from "../export/thread-export.ts";
import type { Answer } from "../run/answer.ts";
import type { Asker } from "../run/config.ts";
import { toUiMessages } from "../shapes/ui-messages.ts";
import type { ThreadOwner } from "../store/thread-store.ts";
import type { ChatHandlerOptions } from "./chat-handler.ts";
import { eventStream } from "./event-stream.ts";
import { Refusal, accepted } from "./refusal.ts";
import { BranchPost, ChatPost, ExportQuery, RenamePost, SharePost, checkText, readBody } from "./requests.ts";

/** A request that was let in. */
interface Call extends ChatHandlerOptions {
  request: Request;
  asker: Asker;
  owner: ThreadOwner;
  threadId: string;
  /** The third piece of the path, where there is one. */
  id: string;
  now: () => number;
}

interface Route {
  method: "GET" | "POST" | "DELETE";
  /** `*` stands for a UUID. */
  pattern: readonly string[];
  run(call: Call): Promise<Response>;
}

const nothing = () => new Response(null, { status: 204 });
const json = (body: unknown) => Response.json(body, { headers: { "cache-control": "no-store" } });

async function post(call: Call): Promise<Response> {
  const { agent, asker, threadId } = call;
  const body = await readBody(call.request, ChatPost);
  if ("text" in body) checkText(body.text);
  let answer: Answer;
  if (body.kind === "approve") {
    const { turnId, callId, approved } = body;
    answer = accepted(await agent.approve(asker, { threadId, turnId, callId, isApproved: approved }));
  } else {
    answer = accepted(await agent.ask(asker, threadId, body));
  }
  return eventStream(answer.stream());
}

async function show({ agent, owner, threadId }: Call): Promise<Response> {
  const { thread, turns, runningTurnId } = accepted(await agent.store.path(owner, threadId));
  return json({ title: thread.title, messages: toUiMessages(turns), isRunning: runningTurnId !== undefined });
}

async function follow({ agent, asker, owner, threadId }: Call): Promise<Response> {
  const chunks = agent.follow(asker, threadId);
  if (chunks !== undefined) return eventStream(chunks);
  accepted(await agent.store.path(owner, threadId));
  return nothing();
}

async function branch({ agent, owner, threadId, request }: Call): Promise<Response> {
  const { turnId } = await readBody(request, BranchPost);
  const { turns } = accepted(await agent.store.selectBranch(owner, threadId, turnId));
  return json({ messages: toUiMessages(turns) });
}

async function exportAs({ agent, owner, threadId, request, baseUrl, now }: Call): Promise<Response> {
  const { searchParams, origin } = new URL(request.url);
  const query = ExportQuery.safeParse(Object.fromEntries(searchParams));
  if (!query.success) throw new Refusal("chat.bad_request", "format: must be markdown or json.");
  const { thread, turns } = accepted(await agent.store.path(owner, threadId));
  if (query.data.format === "json") {
    const all = accepted(await agent.store.turns(owner, threadId));
    return file(
      JSON.stringify(exportThread(thread, all, new Date(now())), null, 2),
      "application/json",
      "json",
    );
  }
  const { title, createdAt } = thread;
  const { language } = query.data;
  const shown = turns.map(({ turn }) => turn);
  return file(
    toMarkdown(shown, { title, createdAt, language, baseUrl: baseUrl ?? origin }),
    "text/markdown",
    "md",
  );
}

function file(text: string, type: string, extension: string): Response {
  return new Response(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="conversation.${extension}"`,
      "cache-control": "no-store",
    },
  });
}

async function share({ shares, owner, threadId, request }: Call): Promise<Response> {
  const { days } = await readBody(request, SharePost);
  if (shares === undefined) throw new Refusal("chat.unknown_address");
  const { id, token, expiresAt } = accepted(await shares.create(owner, threadId, days));
  return json({ id, token, expiresAt: expiresAt.toISOString() });
}

async function revoke({ shares, owner, threadId, id }: Call): Promise<Response> {
  if (shares === undefined) throw new Refusal("chat.unknown_address");
  const revoked = await shares.revoke(owner, threadId, id);
  if (typeof revoked !== "boolean") accepted(revoked);
  return nothing();
}

export const routes: readonly Route[] = [
  { method: "POST", pattern: ["*"], run: post },
  { method: "GET", pattern: ["*"], run: show },
  {
    method: "DELETE",
    pattern: ["*"],
    async run({ agent, asker, owner, threadId }) {
      accepted(await agent.stop(asker, threadId));
      accepted(await agent.store.remove(owner, threadId));
      return nothing();
    },
  },
  { method: "GET", pattern: ["*", "stream"], run: follow },
  {
    method: "POST",
    pattern: ["*", "stop"],
    async run({ agent, asker, threadId }) {
      accepted(await agent.stop(asker, threadId));
      return nothing();
    },
  },
  { method: "POST", pattern: ["*", "branch"], run: branch },
  {
    method: "POST",
    pattern: ["*", "rename"],
    async run({ agent, owner, threadId, request }) {
      const { title } = await readBody(request, RenamePost);
      const thread = accepted(await agent.store.rename(owner, threadId, title));
      return json({ title: thread.title });
    },
  },
  { method: "GET", pattern: ["*", "export"], run: exportAs },
  {
    method: "GET",
    pattern: ["*", "turns", "*", "trace"],
    async run({ agent, owner, threadId, id }) {
      return json({ steps: accepted(await agent.store.steps(owner, threadId, id)) });
    },
  },
  { method: "POST", pattern: ["*", "shares"], run: share },
  { method: "DELETE", pattern: ["*", "shares", "*"], run: revoke },
];
