import type { AgentConfig, Asker } from "./config.ts";
import type { CitationStream } from "../guardrails/citations.ts";
import { createCitationStream } from "../guardrails/citations.ts";
import { createPiiVault, maskAll } from "../guardrails/pii.ts";
import { citationsOf } from "../shapes/citation-marks.ts";
import { dataPartIds, toMetadata } from "../shapes/ui-messages.ts";
import type { Step } from "../store/step.ts";
import type { BegunRun, TurnDraft } from "../store/thread-store.ts";
import type { AgentTool } from "../tools/agent-tool.ts";
import type { Turn } from "../turn.ts";
import type { Ended } from "./answer.ts";
import { createAttempt } from "./attempt.ts";
import type { Channel } from "./channel.ts";
import { languageOf } from "./engine.ts";
import type { GuardrailPolicy } from "./guard.ts";
import { guardAnswer } from "./guard.ts";
import type { RunLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { LoopEnd } from "./loop.ts";
import { codeOf, isProblemCode } from "./problem.ts";
import type { ProblemCode } from "./problem.ts";
import { createProgress } from "./progress.ts";
import { createSaver } from "./saver.ts";
import { createTurnWriter } from "./turn-writer.ts";

/** Why a run was broken off: somebody stopped it, another process has closed it, or a problem. */
export type BreakOff = "stopped" | "lost" | ProblemCode;

type OfConfig =
  | "id"
  | "app"
  | "instructions"
  | "memory"
  | "router"
  | "store"
  | "resolveCitation"
  | "figuresOf"
  | "output";

export interface MakeAnswerOptions extends Pick<AgentConfig, OfConfig> {
  limits: RunLimits;
  guardrails: GuardrailPolicy;
  log: Log;
  now: () => number;
  asker: Asker;
  begun: BegunRun;
  /** A run that goes on after a person's answers. */
  resumed?: { state: string; answers: Readonly<Record<string, boolean>> } | undefined;
  model: string;
  /** Our own, and those of external servers as soon as they are listed. */
  tools: Promise<readonly AgentTool[]>;
  channel: Channel;
  /** Aborted with a {@link BreakOff}. */
  abort: AbortController;
}

type End = LoopEnd | { end: "failed"; code: ProblemCode };

/** Makes an answer to its end, whatever happens, and saves it as it grows. Never rejects. */
export async function makeAnswer(options: MakeAnswerOptions): Promise<Ended> {
  const { begun, channel, abort, store, log, limits, now } = options;
  const { run, turn, history } = begun;
  const question = questionOf(history);
  const language = languageOf(question);
  const marks = createMarks(options, language);
  channel.push({
    type: "start",
    messageId: turn.id,
    messageMetadata: toMetadata({ ...turn, status: "running" }),
  });
  const writer = createTurnWriter({ emit: channel.push, marks, before: turn.parts });
  channel.mark();
  const progress = createProgress({
    before: turn.meta,
    model: options.model,
    instructions: options.instructions.version,
  });
  const breakOff = (why: BreakOff) => {
    if (!abort.signal.aborted) abort.abort(why);
  };
  const draft = (): TurnDraft => ({
    parts: [...writer.parts(), ...citationsSoFar(marks)],
    meta: progress.meta(),
  });
  const saver = createSaver({
    store,
    run,
    draft,
    log,
    onSignal: (signal) => breakOff(signal === "stop" ? "stopped" : "lost"),
  });
  const vault = createPiiVault(maskAll);
  const trace = (step: Step) => {
    const { input, output, ...rest } = step;
    saver.trace({
      ...rest,
      ...(input !== undefined && { input: vault.maskJson(input) }),
      ...(output !== undefined && { output: vault.maskJson(output) }),
    });
  };
  const attempt = createAttempt({ options, question, writer, progress, trace, touch: saver.touch, breakOff });

  async function settle(end: End): Promise<Ended> {
    if (end.end === "waiting") {
      const asleep = draft();
      const signal = await saved(() => store.suspendRun(run, asleep, end.state));
      if (signal === "go") {
        const citations = citationsOf(asleep.parts);
        if (citations.length > 0)
          channel.push({ type: "data-citations", id: dataPartIds.citations, data: { citations } });
        return finish({ ...asleep, status: "waiting" });
      }
      breakOff(signal === "stop" ? "stopped" : "lost");
    }
    writer.close();
    attempt.closeCalls();
    const why: unknown = end.end === "failed" ? end.code : abort.signal.reason;
    const code = isProblemCode(why) ? why : why === "lost" ? "agent.interrupted" : undefined;
    const status = code !== undefined ? "failed" : why === "stopped" ? "stopped" : "done";
    if (marks !== undefined && options.resolveCitation !== undefined) {
      const resolve = options.resolveCitation;
      const { citations, steps } = guardAnswer(writer.parts(), { marks, resolve, language, now });
      if (citations !== undefined) writer.citations(citations);
      steps.forEach(trace);
    }
    if (code !== undefined) writer.problem(code);
    const last = { parts: writer.parts(), meta: progress.meta(), status } as const;
    if (why !== "lost") await saved(() => store.finishRun(run, last));
    return finish(last, code);
  }

  async function saved<Value>(save: () => Promise<Value>): Promise<Value | "lost"> {
    try {
      return await save();
    } catch (error) {
      log("error", { event: "agent.turn_not_saved", turn: turn.id, error: String(error) });
      return "lost";
    }
  }

  function finish(last: TurnDraft & { status: Ended["status"] }, code?: ProblemCode): Ended {
    const { status, parts, meta } = last;
    channel.push({ type: "finish", messageMetadata: toMetadata({ ...turn, status, meta }) });
    channel.end();
    const level = status === "failed" ? "warn" : "info";
    log(level, { event: "agent.answered", turn: turn.id, status, code, ...meta });
    return { status, parts, ...(code !== undefined && { code }) };
  }

  const clock = setTimeout(() => breakOff("agent.timed_out"), limits.maxRunMs);
  const end = await attempt.work().catch((error: unknown): End => {
    if (abort.signal.aborted) return { end: "aborted" };
    const code = codeOf(error);
    if (code === "agent.failed" || code === "agent.cannot_resume")
      log("error", { event: code, turn: turn.id, error: stackOf(error) });
    return { end: "failed", code };
  });
  clearTimeout(clock);
  const [ended] = await Promise.all([settle(end), saver.stop()]);
  await saver.stop();
  if (ended.status === "done") remember(options, { question, ended });
  return ended;
}

function createMarks({ resolveCitation, figuresOf, begun }: MakeAnswerOptions, language: "zh" | "en") {
  if (resolveCitation === undefined) return undefined;
  const earlier = citationsOf(begun.turn.parts);
  return createCitationStream({
    resolve: resolveCitation,
    language,
    earlier,
    ...(figuresOf && { figuresOf }),
  });
}

function citationsSoFar(marks: CitationStream | undefined): TurnDraft["parts"] {
  const citations = marks?.sources().citations ?? [];
  return citations.length === 0 ? [] : [{ type: "citations", citations }];
}

function questionOf(history: readonly Turn[]): string {
  const parts = history.findLast(({ role }) => role === "user")?.parts ?? [];
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

function remember(
  { memory, begun, log }: MakeAnswerOptions,
  { question, ended }: { question: string; ended: Ended },
): void {
  const { owner, threadId, turnId } = begun.run;
  const answer = ended.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
  memory?.remember({ owner, threadId }, { question, answer }).catch((error: unknown) => {
    log("warn", { event: "agent.memory_failed", turn: turnId, error: String(error) });
  });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
