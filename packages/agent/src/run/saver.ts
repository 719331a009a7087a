import type { Step } from "../store/step.ts";
import type { RunHandle, RunSignal, ThreadStore, TurnDraft } from "../store/thread-store.ts";
import type { Log } from "./log.ts";

/** Keeps the database up to date with a run while it goes on. */
export interface Saver {
  /** Something has changed. */
  touch(): void;
  trace(step: Step): void;
  /** Ends the saving, with what was not written of the trace. */
  stop(): Promise<void>;
}

export interface SaverOptions {
  store: ThreadStore;
  run: RunHandle;
  draft: () => TurnDraft;
  onSignal: (signal: Exclude<RunSignal, "go">) => void;
  log: Log;
}

const everyMs = 250;
/** A run that says nothing looks this often whether it should stop. */
const heartbeatMs = 1_000;

/**
 * Writes what has changed every quarter of a second, and a heartbeat where nothing has. A database that is away is
 * tried again at the next turn of the clock: the run goes on meanwhile.
 */
export function createSaver({ store, run, draft, onSignal, log }: SaverOptions): Saver {
  let isChanged = false;
  let isOver = false;
  let steps: Step[] = [];
  let savedAt = performance.now();
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;

  async function write(): Promise<void> {
    const written = steps;
    steps = [];
    try {
      if (written.length > 0) await store.addSteps(run, written);
    } catch (error) {
      steps = [...written, ...steps];
      log("warn", { event: "agent.trace_not_saved", turn: run.turnId, error: String(error) });
    }
  }

  async function save(): Promise<void> {
    const isDue = isChanged || performance.now() - savedAt >= heartbeatMs;
    if (!isDue && steps.length === 0) return;
    const hadChanged = isChanged;
    isChanged = false;
    try {
      if (isDue) {
        const signal = hadChanged ? await store.saveTurn(run, draft()) : await store.heartbeat(run);
        savedAt = performance.now();
        if (signal !== "go") onSignal(signal);
      }
    } catch (error) {
      isChanged ||= hadChanged;
      log("warn", { event: "agent.turn_not_saved", turn: run.turnId, error: String(error) });
    }
    await write();
  }

  const timer = setInterval(() => {
    if (isBusy || isOver) return;
    isBusy = true;
    running = save().finally(() => {
      isBusy = false;
    });
  }, everyMs);

  return {
    touch() {
      isChanged = true;
    },
    trace(step) {
      steps.push(step);
    },
    async stop() {
      isOver = true;
      clearInterval(timer);
      await running;
      await write();
    },
  };
}
