import type { RunProgress } from "@assay/evals/run";

const everyMs = 200;
const everyMsInFiles = 10_000;

/** Says on standard error how far a run is: one line that is written over in a terminal, now and then a line elsewhere. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): {
  show(progress: RunProgress): void;
  /** A line that stays. */
  say(text: string): void;
  clear(): void;
} {
  let shown = 0;
  let isOpen = false;
  const clear = () => {
    if (isOpen) stream.write("\r\u001B[K");
    isOpen = false;
  };
  return {
    show(progress) {
      const now = performance.now();
      if (progress.done < progress.planned && now - shown < (stream.isTTY ? everyMs : everyMsInFiles)) return;
      shown = now;
      if (stream.isTTY) {
        stream.write(`\r${lineOf(progress)}\u001B[K`);
        isOpen = true;
      } else stream.write(`${lineOf(progress)}\n`);
    },
    say(text) {
      clear();
      stream.write(`${text}\n`);
    },
    clear,
  };
}

function lineOf({ planned, done, errors, costMicros, remainingMs }: RunProgress): string {
  return [
    `${done} of ${planned}`,
    ...(errors > 0 ? [`${errors} with errors`] : []),
    ...(costMicros > 0 ? [`${(costMicros / 1e6).toFixed(4)} spent`] : []),
    ...(remainingMs === undefined || done === planned ? [] : [`about ${duration(remainingMs)} left`]),
  ].join(", ");
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
