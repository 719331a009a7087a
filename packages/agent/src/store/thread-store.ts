import type { WorkspaceId } from "@assay/db";
import type { Turn, TurnMeta, TurnPart } from "../turn.ts";
import type { Step } from "./step.ts";

/** Whose threads are meant: one principal of one workspace. Nobody else's can be read or changed with it. */
export interface ThreadOwner {
  workspaceId: WorkspaceId;
  /** A user, or on a machine without accounts a profile. */
  principalId: string;
}

export interface Thread {
  id: string;
  /** The application it was begun in. */
  app: string;
  agent: string;
  /** Empty until the first turn is there or somebody names it. */
  title: string;
  /** The model chosen for it; undefined for the application's. */
  model: string | undefined;
  headTurnId: string | undefined;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | undefined;
}

/** What of the HTTP contract's refusals the store can tell. */
export type ThreadProblem = "chat.unknown_thread" | "chat.unknown_turn" | "chat.busy" | "chat.bad_request";

/** A refusal; nothing was changed. */
export interface Refused {
  problem: ThreadProblem;
}

/** A turn on the shown path, and the ids of all versions of it, oldest first. */
export interface PathTurn {
  turn: Turn;
  versions: string[];
}

export interface ThreadPath {
  thread: Thread;
  turns: PathTurn[];
  /** The turn that is being made now. */
  runningTurnId: string | undefined;
}

/** What `list` asks for. */
export interface ThreadFilter {
  app?: string | undefined;
  /** Words in the title. */
  text?: string | undefined;
  isArchived?: boolean | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** At most 100; 30 when left out. */
  limit?: number | undefined;
}

/** A run that is going on, for the process that holds it. */
export interface RunHandle {
  owner: ThreadOwner;
  id: string;
  threadId: string;
  /** The assistant turn it makes. */
  turnId: string;
}

/** What a turn looks like so far. */
export interface TurnDraft {
  parts: TurnPart[];
  meta?: TurnMeta | undefined;
}

/** `lost`: another process took the run for dead and closed it; stop, and write nothing more. */
export type RunSignal = "go" | "stop" | "lost";

export interface BeginRun {
  threadId: string;
  /** The id of the assistant turn that is to be made. */
  turnId: string;
  /**
   * `send` and `edit` add a user turn first, together with the run or not at all: an edit gets the parent of the turn it
   * is another version of. `regenerate` makes another version of an assistant turn.
   */
  input:
    | { kind: "send"; id: string; text: string; parentId: string | null }
    | { kind: "edit"; id: string; text: string; editedId: string }
    | { kind: "regenerate"; of: string };
  /** Address of the model or name of the policy that is asked. */
  model: string;
  engine: TurnMeta["engine"];
  /** Version of the instructions. */
  instructions?: string | undefined;
}

export interface BegunRun {
  run: RunHandle;
  thread: Thread;
  /** The empty assistant turn. */
  turn: Turn;
  /** The turns before it, oldest first; the last is the user's. */
  history: Turn[];
}

/** A run that goes on after a person answered its last open approval. */
export interface ResumedRun extends BegunRun {
  /** What `suspendRun` was given. */
  state: string;
  /** By the call's id. */
  answers: Record<string, boolean>;
  model: string;
  engine: TurnMeta["engine"];
  instructions: string | undefined;
}

/**
 * Threads, turns, branches, runs and traces in the database. What is not the owner's does not exist for it. Methods that
 * take an owner first settle a run whose process has died: its turn becomes `failed` with `agent.interrupted` and keeps
 * what it had.
 * @throws DatabaseError db.unavailable; TurnError for a turn that a newer version stored
 */
export interface ThreadStore {
  /** The thread with this id, made when it is not there. Refused where the id is another principal's. */
  openThread(
    owner: ThreadOwner,
    fields: { id: string; app: string; agent: string; model?: string | undefined },
  ): Promise<Thread | Refused>;
  /** The owner's threads, the last used first. */
  list(
    owner: ThreadOwner,
    filter?: ThreadFilter,
  ): Promise<{ threads: Thread[]; next: string | undefined } | Refused>;
  /** The shown path: from the first turn to the head. */
  path(owner: ThreadOwner, threadId: string): Promise<ThreadPath | Refused>;
  /** A turn and those before it, oldest first. */
  pathTo(owner: ThreadOwner, threadId: string, turnId: string): Promise<Turn[] | Refused>;
  /** Every turn of a thread, of all branches, in the order they were made. */
  turns(owner: ThreadOwner, threadId: string): Promise<Turn[] | Refused>;
  /** Shows a version of a turn and the newest continuation of it. */
  selectBranch(owner: ThreadOwner, threadId: string, turnId: string): Promise<ThreadPath | Refused>;
  /** The title is trimmed and cut at 200 characters; an empty one is refused. */
  rename(owner: ThreadOwner, threadId: string, title: string): Promise<Thread | Refused>;
  /** Chooses a model for the turns to come; undefined for the application's. */
  chooseModel(owner: ThreadOwner, threadId: string, model: string | undefined): Promise<Thread | Refused>;
  archive(owner: ThreadOwner, threadId: string, isArchived: boolean): Promise<Thread | Refused>;
  /** Takes the thread away with everything in it; a run in it is lost. */
  remove(owner: ThreadOwner, threadId: string): Promise<"removed" | Refused>;

  /** Adds a finished turn that no run makes, as a child of `parentId` and as the head. For imports and seeds. */
  addTurn(owner: ThreadOwner, turn: Omit<Turn, "createdAt" | "version">): Promise<Turn | Refused>;

  /**
   * Saves what was said, and the assistant's turn as `running`. Of two at once, one is refused with `chat.busy`. A run of
   * the thread that waits for an approval is closed: its open calls become `refused`, its turn `stopped`.
   */
  beginRun(owner: ThreadOwner, begin: BeginRun): Promise<BegunRun | Refused>;
  /** Says that the run is alive; a process does so at least every three seconds. Ten seconds of silence are its death. */
  heartbeat(run: RunHandle): Promise<RunSignal>;
  /** Saves the turn as it is so far. Counts as a heartbeat. */
  saveTurn(run: RunHandle, draft: TurnDraft): Promise<RunSignal>;
  /** Adds to the trace, in the order given. Of a long input or output the beginning is kept. */
  addSteps(run: RunHandle, steps: readonly Step[]): Promise<void>;
  /**
   * Puts the run to sleep until a person has answered for every call whose state is `approval`: across restarts, and
   * without a heartbeat. `stop`: somebody asked for that before; it did not fall asleep, and the caller finishes it.
   * @param state the serialised run
   */
  suspendRun(run: RunHandle, draft: TurnDraft, state: string): Promise<RunSignal>;
  /** Ends the run. A turn that `failed` has a problem part. `lost` means that the turn was closed before. */
  finishRun(run: RunHandle, draft: TurnDraft & { status: "done" | "stopped" | "failed" }): Promise<RunSignal>;

  /**
   * Notes a person's answer to a call that waits for it. `open` are the calls that still wait; with none left the run is
   * this process's to go on with. Answered twice, or nothing there to answer: `chat.bad_request`.
   */
  answerApproval(
    owner: ThreadOwner,
    answer: { threadId: string; turnId: string; callId: string; isApproved: boolean },
  ): Promise<{ open: string[] } | { resumed: ResumedRun } | Refused>;
  /** Asks the run of a thread to stop, in whichever process it is; one that waits for an approval is closed at once. */
  requestStop(owner: ThreadOwner, threadId: string): Promise<"asked" | "closed" | "idle" | Refused>;

  /** The trace of a turn. */
  steps(owner: ThreadOwner, threadId: string, turnId: string): Promise<Step[] | Refused>;
}
