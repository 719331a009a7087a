import type { WorkspaceId } from "@assay/db";
import type { Router } from "@assay/router";
import type { Principal, Tool } from "@assay/toolkit";
import type { z } from "zod";
import type { ResolveCitation } from "../citation.ts";
import type { Instructions } from "../instructions.ts";
import type { GuardrailPolicy } from "./guard.ts";
import type { RunLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Answer } from "./answer.ts";
import type { Memory } from "./memory.ts";
import type { UiChunk } from "./turn-writer.ts";
import type { Servers } from "../servers/servers.ts";
import type { Refused, ThreadOwner, ThreadStore } from "../store/thread-store.ts";
import type { AgentTool } from "../tools/agent-tool.ts";

/** Who asks, as far as tools and threads need to know. */
export interface Asker {
  workspaceId: WorkspaceId;
  principal: Principal;
}

export interface AgentConfig {
  /** `report`. */
  id: string;
  /** Name of the application, as usage is kept under (`x-assay-app`). */
  app: string;
  instructions: Instructions;
  /** Tools of our own toolsets, run in this process. */
  toolkit?: readonly Tool[];
  /** Further tools: functions of the application. */
  tools?: readonly AgentTool[];
  /** External MCP servers of a workspace. */
  servers?: (workspaceId: WorkspaceId) => Promise<Servers> | Servers;
  /** Used by threads that chose none; `app:<app>` when left out. */
  model?: string;
  router: Router;
  store: ThreadStore;
  resolveCitation?: ResolveCitation;
  /** The figures of a record in plain units: a citation whose figures agree becomes `checked`. */
  figuresOf?: (id: string) => readonly number[];
  limits?: Partial<RunLimits>;
  guardrails?: Partial<GuardrailPolicy>;
  memory?: Memory;
  /** The final answer is JSON of this schema. Not for the classic and guided engines. */
  output?: z.ZodObject;
  log?: Log;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** What a person does in a thread. Ids are UUIDs the client made. */
export type Ask =
  | { kind: "send"; id: string; text: string; parentId: string | null; model?: string | undefined }
  | { kind: "edit"; id: string; editedId: string; text: string }
  | { kind: "regenerate"; turnId: string };

export interface Approval {
  threadId: string;
  turnId: string;
  callId: string;
  isApproved: boolean;
}

/** One vertical's agent in this process. Holds the answers that are being made; everything else is in the database. */
export interface Agent {
  readonly id: string;
  readonly app: string;
  readonly store: ThreadStore;
  /** The principal as threads know it. */
  ownerOf(asker: Asker): ThreadOwner;
  /**
   * Saves what was said and begins to answer; resolves as soon as that is in the database. The answer is made whether or
   * not anybody reads it. @throws DatabaseError db.unavailable
   */
  ask(asker: Asker, threadId: string, ask: Ask): Promise<Answer | Refused>;
  /** Notes a person's answer; with the last one the run goes on with exactly the arguments that were shown. */
  approve(asker: Asker, approval: Approval): Promise<Answer | Refused>;
  /** The answer that is being made in a thread, from its start; undefined when none is made in this process. */
  follow(asker: Asker, threadId: string): ReadableStream<UiChunk> | undefined;
  /** Stops the answer of a thread, in whichever process it is made. What there is of it is kept. */
  stop(asker: Asker, threadId: string): Promise<"asked" | "closed" | "idle" | Refused>;
  /** Ends every answer as interrupted and waits until that is saved: before a process exits. */
  close(): Promise<void>;
}
