import { Json } from "@assay/dialogue";
import type { ActionOutcome, Command, Dialogue, DialogueState, Effect } from "@assay/dialogue";
import { RouterError } from "@assay/router";
import type { Engine } from "@assay/router";
import { Failure } from "@assay/toolkit";
import type { Tool } from "@assay/toolkit";
import { ChatRequest, offeredTools } from "./chat-request.ts";
import { Prefixes } from "./prefixes.ts";
import type { Standing } from "./replay.ts";
import { replay } from "./replay.ts";
import { renderReply, replyOf } from "./reply.ts";

export interface ClassicEngineOptions {
  /** The assistant's id: `report`. */
  id: string;
  /** Its compiled flows; called at the first request, for compiling takes a while. */
  dialogue: () => Dialogue;
  /** Applications it answers for until they have chosen a model. */
  apps: readonly string[];
  /**
   * Tools for requests that offer none: those that only read are run in this process, the others are refused. The agent
   * always offers its own.
   */
  tools?: readonly Tool[];
  /** Local date and time, `2026-11-25T13:30`. */
  now?: () => string;
}

/** Proposes the commands of a turn in place of the engine; of a request that is being answered. */
export type Propose = (state: DialogueState, text: string) => Promise<readonly Command[]>;

/**
 * A domain's flows as the model `classic/<assistant>`: chat completions in, chat completions out. It keeps no session:
 * the state is reached again by replaying the messages, from the longest beginning that is remembered. The same
 * messages get the same bytes, but for turns that name a day relative to today.
 */
export function createClassicEngine(options: ClassicEngineOptions): Engine {
  const { id } = options;
  const prefixes = new Prefixes<Standing>();
  return {
    provider: "classic",
    id,
    name: "Assay's classic engine",
    apps: options.apps,
    capabilities: ["tools"],
    answer: (request) => answer(request, { ...options, model: `classic/${id}`, prefixes }),
  };
}

export interface Answering extends ClassicEngineOptions {
  /** Address it answers under. */
  model: string;
  prefixes: Prefixes<Standing>;
  /** Whatever beside the messages makes a difference. */
  seed?: string;
  propose?: Propose;
}

/** Answers one request for a chat completion. @throws RouterError */
export async function answer(request: Request, answering: Answering): Promise<Response> {
  const { dialogue, tools = [], now = localNow, model, prefixes, seed = "", propose } = answering;
  const read = ChatRequest.safeParse(await request.json());
  if (!read.success) throw new RouterError("invalid_request", said(read.error.issues[0]));
  if (read.data.response_format?.type === "json_schema")
    throw new RouterError(
      "not_reachable",
      `${model} is no language model: it does not answer in a JSON schema.`,
    );
  const offered = offeredTools(read.data);
  const context = { now: now() };
  const standing = await replay(read.data.messages, {
    dialogue: dialogue(),
    prefixes,
    context,
    // Which tools a caller offers decides who runs an action, and today's date what "tomorrow" means.
    seed: JSON.stringify([model, seed, context.now.slice(0, 10), [...offered].toSorted()]),
    ...(propose === undefined ? {} : { propose }),
    run: (act) => (offered.has(act.action) ? undefined : runHere(act, tools, request.signal)),
  });
  const id = `chatcmpl-${standing.key.slice(0, 24)}`;
  return renderReply(replyOf(standing.effects, { id, model }), read.data);
}

async function runHere(
  { action, input }: Effect & { type: "act" },
  tools: readonly Tool[],
  signal: AbortSignal,
): Promise<ActionOutcome> {
  const tool = tools.find(({ name, annotations }) => name === action && annotations.readOnlyHint);
  if (tool === undefined) {
    return { ok: false, code: "action.unavailable", message: `The request offers no tool ${action}.` };
  }
  const output = await tool.call(input, { signal });
  if (output instanceof Failure) return { ok: false, code: output.code, message: output.message };
  return { ok: true, output: Json.parse(output) };
}

function said(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a request"}`;
}

/** The machine's own date and time, `2026-11-25T13:30`. */
export function localNow(): string {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  return `${day}T${pad(now.getHours())}:${pad(now.getMinutes())}`;
}
