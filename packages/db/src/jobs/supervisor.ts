import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";

export interface SupervisorOptions {
  script: string;
  args: string[];
  /** Megabytes of memory the process may use. */
  memory: number;
  /** A process that has said nothing for this long is killed: something in it keeps it from doing anything else. */
  silenceMs?: number;
  onEvent?: (event: {
    event: "worker.silent" | "worker.ended";
    code?: number | null;
    signal?: string | null;
  }) => void;
}

/** A process that is replaced for as long as it is wanted. */
export interface Supervised {
  /** Tells it to stop, kills it when it does not, and resolves when it has ended. */
  stop(): Promise<void>;
}

const restartMs = 1_000;
const stopMs = 35_000;
const beatMs = 5_000;

/** Runs a script in a process of its own, and another when that ends, grows too large, or falls silent. */
export function superviseProcess(options: SupervisorOptions): Supervised {
  const { script, args, memory, silenceMs = 60_000, onEvent } = options;
  let isStopping = false;
  let child: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;

  function begin(): void {
    const started = fork(script, args, { execArgv: [...process.execArgv, `--max-old-space-size=${memory}`] });
    child = started;
    let heard = Date.now();
    started.on("message", () => (heard = Date.now()));
    const watch = setInterval(
      () => {
        if (Date.now() - heard < silenceMs) return;
        onEvent?.({ event: "worker.silent" });
        started.kill("SIGKILL");
      },
      Math.min(beatMs, silenceMs / 2),
    );
    started.once("exit", (code, signal) => {
      clearInterval(watch);
      child = undefined;
      if (isStopping) return;
      onEvent?.({ event: "worker.ended", code, signal });
      restart = setTimeout(begin, restartMs);
    });
  }

  begin();
  return {
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      const last = child;
      if (last === undefined) return;
      const ended = new Promise<void>((resolve) => last.once("exit", () => resolve()));
      last.kill("SIGTERM");
      const kill = setTimeout(() => last.kill("SIGKILL"), stopMs);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** Says every few seconds that this process is alive, to the one that supervises it. */
export function sayAlive(everyMs = beatMs): NodeJS.Timeout {
  return setInterval(() => process.connected && process.send?.("alive"), everyMs);
}
