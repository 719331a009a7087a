import { randomUUID } from "node:crypto";
import type { WorkspaceId } from "@assay/db";
import type { Answer } from "./run/answer.ts";
import { createChannel } from "./run/channel.ts";
import type { Agent, AgentConfig, Approval, Ask, Asker } from "./run/config.ts";
import { engineOf } from "./run/engine.ts";
import { GuardrailPolicy } from "./run/guard.ts";
import { RunLimits } from "./run/limits.ts";
import { makeAnswer } from "./run/make-answer.ts";
import type { MakeAnswerOptions } from "./run/make-answer.ts";
import { createRegistry } from "./run/registry.ts";
import { shortAnswer } from "./run/short-answer.ts";
import type { BeginRun, BegunRun, Refused, Thread, ThreadOwner } from "./store/thread-store.ts";
import type { AgentTool } from "./tools/agent-tool.ts";
import { fromToolkit } from "./tools/from-toolkit.ts";

/** The agent of one vertical. Configuration that does not parse throws. */
export function createAgent(config: AgentConfig): Agent {
  const { id, app, store, instructions, now = Date.now, log = () => {} } = config;
  const limits = RunLimits.parse(config.limits ?? {});
  const guardrails = GuardrailPolicy.parse(config.guardrails ?? {});
  const own = [...(config.toolkit ?? []).map((tool) => fromToolkit(tool)), ...(config.tools ?? [])];
  const model = config.model ?? `app:${app}`;
  const registry = createRegistry();

  async function toolsOf(workspaceId: WorkspaceId): Promise<readonly AgentTool[]> {
    try {
      const servers = await config.servers?.(workspaceId);
      if (servers === undefined) return own;
      const { tools, problems } = await servers.tools();
      for (const { server, code, detail } of problems)
        log("warn", { event: "agent.server_unavailable", server, code, detail });
      return [...own, ...tools];
    } catch (error) {
      log("error", { event: "agent.servers_failed", error: String(error) });
      return own;
    }
  }

  function begin(
    asker: Asker,
    begun: BegunRun,
    more: Pick<MakeAnswerOptions, "model" | "tools"> & Pick<MakeAnswerOptions, "resumed">,
  ): Answer {
    const channel = createChannel();
    const abort = new AbortController();
    const { owner, threadId, turnId } = begun.run;
    const ended = makeAnswer({
      ...config,
      ...more,
      limits,
      guardrails,
      log,
      now,
      asker,
      begun,
      channel,
      abort,
    });
    registry.add({ owner, threadId, turnId, channel, abort, ended });
    return { threadId, turnId, ended, stream: channel.continuation };
  }

  /** The thread a person speaks in; only what is sent makes one. */
  async function threadFor(owner: ThreadOwner, threadId: string, ask: Ask): Promise<Thread | Refused> {
    if (ask.kind !== "send") {
      const path = await store.path(owner, threadId);
      return "problem" in path ? path : path.thread;
    }
    const thread = await store.openThread(owner, { id: threadId, app, agent: id, model: ask.model });
    if ("problem" in thread || ask.model === undefined || thread.model === ask.model) return thread;
    return store.chooseModel(owner, threadId, ask.model);
  }

  function ownerOf({ workspaceId, principal }: Asker): ThreadOwner {
    return { workspaceId, principalId: principal.id };
  }

  return {
    id,
    app,
    store,
    ownerOf,
    async ask(asker, threadId, ask) {
      const owner = ownerOf(asker);
      const tools = toolsOf(asker.workspaceId);
      const thread = await threadFor(owner, threadId, ask);
      if ("problem" in thread) return thread;
      if (thread.agent !== id) return { problem: "chat.unknown_thread" };
      const asked = thread.model ?? model;
      const begun = await store.beginRun(owner, {
        threadId,
        turnId: randomUUID(),
        input: inputOf(ask),
        model: asked,
        engine: engineOf(asked),
        instructions: instructions.version,
      });
      if (!("problem" in begun)) return begin(asker, begun, { model: asked, tools });
      // What was sent to a thread that is gone has made it anew, and empty.
      if (begun.problem === "chat.unknown_turn" && thread.headTurnId === undefined)
        await store.remove(owner, threadId);
      return begun;
    },
    async approve(asker, approval) {
      const owner = ownerOf(asker);
      const answered = await store.answerApproval(owner, approval);
      if ("problem" in answered) return answered;
      if ("open" in answered) return stillWaiting(owner, approval);
      const { resumed } = answered;
      const { state, answers } = resumed;
      return begin(asker, resumed, {
        model: resumed.model,
        tools: toolsOf(asker.workspaceId),
        resumed: { state, answers },
      });
    },
    follow: (asker, threadId) => registry.find(ownerOf(asker), threadId)?.channel.replay(),
    async stop(asker, threadId) {
      const owner = ownerOf(asker);
      const outcome = await store.requestStop(owner, threadId);
      if (outcome === "asked") registry.find(owner, threadId)?.abort.abort("stopped");
      return outcome;
    },
    async close() {
      const runs = registry.all();
      for (const { abort } of runs) abort.abort("agent.interrupted");
      await Promise.all(runs.map(({ ended }) => ended));
    },
  };

  async function stillWaiting(
    owner: ThreadOwner,
    { threadId, turnId, callId }: Approval,
  ): Promise<Answer | Refused> {
    const turns = await store.pathTo(owner, threadId, turnId);
    if ("problem" in turns) return turns;
    const turn = turns.at(-1);
    return turn === undefined ? { problem: "chat.unknown_turn" } : shortAnswer(turn, callId);
  }
}

function inputOf(ask: Ask): BeginRun["input"] {
  switch (ask.kind) {
    case "send":
      return { kind: "send", id: ask.id, text: ask.text, parentId: ask.parentId };
    case "edit":
      return { kind: "edit", id: ask.id, text: ask.text, editedId: ask.editedId };
    case "regenerate":
      return { kind: "regenerate", of: ask.turnId };
  }
}
