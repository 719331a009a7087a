import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A script of this folder as a process, read line by line. */
export interface Started {
  child: ChildProcessWithoutNullStreams;
  /** The next line it prints. @throws Error when it ends first */
  line(): Promise<string>;
  kill(): Promise<void>;
}

export function start(script: string, args: string[], nodeOptions: string[] = []): Started {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, path, ...args]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    child,
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error(`${script} ended: ${errors}`);
      return next.value;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
