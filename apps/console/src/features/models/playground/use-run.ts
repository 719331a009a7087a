"use client";
import { useEffect, useRef, useState } from "react";
import { createEventReader, readJson, valueAt } from "./event-reader.ts";
import { endRun, isRunning, startRun, takeEvent } from "./run.ts";
import type { Run } from "./run.ts";
import { bodyOf } from "../snippets.ts";

/** What is asked of a model. */
export interface Question {
  model: string;
  system: string;
  prompt: string;
  temperature: number | undefined;
  maxTokens: number | undefined;
}

/** One question at a time: asks it, follows the answer, stops it. */
export function useRun() {
  const [run, setRun] = useState<Run>();
  const abort = useRef<AbortController>(undefined);
  const last = useRef<Question>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  async function start(question: Question): Promise<void> {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    last.current = question;
    const began = performance.now();
    const elapsed = () => Math.round(performance.now() - began);
    let current = startRun(bodyOf(question));
    const show = (next: Run) => {
      current = next;
      if (abort.current === own) setRun(next);
    };
    show(current);
    const fail = (failure: string) => show({ ...current, state: "failed", failure, totalMs: elapsed() });
    try {
      const response = await fetch("/api/playground", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(question),
        signal: own.signal,
      });
      if (!response.ok || response.body === null) return fail(codeIn(await response.text()));
      const reader = createEventReader();
      const decoder = new TextDecoder();
      const source = response.body.getReader();
      for (;;) {
        const { done, value } = await source.read();
        if (done) break;
        for (const event of reader.take(decoder.decode(value, { stream: true })))
          show(takeEvent(current, event, elapsed()));
      }
      show(endRun(current, elapsed()));
    } catch {
      if (own.signal.aborted) show({ ...current, state: "stopped", totalMs: elapsed() });
      else fail(current.text === "" ? "unreachable" : "stream_cut");
    }
  }

  return {
    run,
    start,
    stop: () => abort.current?.abort(),
    /** Asks the same again, whatever has been typed since. */
    retry: () => (last.current === undefined ? undefined : start(last.current)),
    clear: () => setRun(undefined),
    isRunning: isRunning(run),
  };
}

function codeIn(text: string): string {
  const code = valueAt(readJson(text), "error", "code");
  return typeof code === "string" ? code : "unknown";
}
