import { randomUUID } from "node:crypto";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { createAgent } from "../agent.ts";
import { instructionsOf } from "../instructions.ts";
import type { Answer } from "../run/answer.ts";
import type { Agent, AgentConfig, Ask, Asker } from "../run/config.ts";
import { createThreadStore } from "../store/create-thread-store.ts";
import type { Step } from "../store/step.ts";
import type { Refused, ThreadPath, ThreadStore } from "../store/thread-store.ts";
import type { Turn } from "../turn.ts";
import { createScriptedModel } from "./scripted-model.ts";
import type { ScriptedModel, ScriptedModelOptions, Script } from "./scripted-model.ts";

/** What tests of the loop stand on: a database, somebody who asks, agents with scripted models. */
export interface Bench {
  db: TestDatabase;
  store: ThreadStore;
  /** Somebody new, in a new workspace. */
  asker(): Promise<Asker>;
  agent(
    script: Script,
    config?: Partial<AgentConfig>,
    options?: ScriptedModelOptions,
  ): { agent: Agent; model: ScriptedModel };
  path(asker: Asker, threadId: string): Promise<ThreadPath>;
  /** The turn an answer made, as it is stored. */
  turn(asker: Asker, answer: Answer): Promise<Turn>;
  steps(asker: Asker, answer: Answer): Promise<Step[]>;
  close(): Promise<void>;
}

export async function createBench(): Promise<Bench> {
  const db = await createTestDatabase();
  const store = createThreadStore(db.app);
  const agents: Agent[] = [];
  const instructions = instructionsOf("test", "You are a test.");
  const ownerOf = ({ workspaceId, principal }: Asker) => ({ workspaceId, principalId: principal.id });

  async function path(asker: Asker, threadId: string): Promise<ThreadPath> {
    return accepted(await store.path(ownerOf(asker), threadId));
  }

  return {
    db,
    store,
    path,
    async asker() {
      return { workspaceId: await db.workspace(), principal: { id: "user:ada", role: "member" } };
    },
    agent(script, config, options) {
      const model = createScriptedModel(script, options);
      const { router } = model;
      const agent = createAgent({ id: "report", app: "console", instructions, router, store, ...config });
      agents.push(agent);
      return { agent, model };
    },
    async turn(asker, { threadId, turnId }) {
      const turns = accepted(await store.pathTo(ownerOf(asker), threadId, turnId));
      const turn = turns.at(-1);
      if (turn === undefined) throw new Error("The turn is not there.");
      return turn;
    },
    async steps(asker, { threadId, turnId }) {
      return accepted(await store.steps(ownerOf(asker), threadId, turnId));
    },
    async close() {
      await Promise.all(agents.map((agent) => agent.close()));
      await db.close();
    },
  };
}

/** What was not refused. @throws Error with the code of a refusal */
export function accepted<Value extends object>(value: Value | Refused): Value {
  if ("problem" in value) throw new Error(value.problem);
  return value;
}

export function sent(text: string, parentId: string | null = null): Ask & { kind: "send" } {
  return { kind: "send", id: randomUUID(), text, parentId };
}
