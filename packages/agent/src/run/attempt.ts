import type { RunStreamEvent } from "@openai/agents-core";
import type { UIMessageChunk } from "ai";
import { z } from "zod";
import { fence, fenceRules } from "../guardrails/fence.ts";
import { PiiPolicy, createPiiVault } from "../guardrails/pii.ts";
import { piiKinds } from "../guardrails/pii-patterns.ts";
import type { PiiVault } from "../guardrails/pii.ts";
import { resultText } from "../shapes/call-result.ts";
import { toInputItems } from "../shapes/input-items.ts";
import type { Step } from "../store/step.ts";
import { textOf } from "../tools/agent-tool.ts";
import { failedOutcome } from "../tools/failed-outcome.ts";
import { toolProblem } from "../tools/problem.ts";
import { createCallDesk } from "./call-desk.ts";
import type { CallDesk } from "./call-desk.ts";
import { contextTokensOf, lastAddressIn } from "./context-window.ts";
import { engineOf } from "./engine.ts";
import { guardInput } from "./guard.ts";
import { runLoop } from "./loop.ts";
import type { LoopEnd } from "./loop.ts";
import type { BreakOff, MakeAnswerOptions } from "./make-answer.ts";
import { maskItems } from "./mask-items.ts";
import { createModelCalls } from "./model-call.ts";
import type { ModelCalls } from "./model-call.ts";
import { RunProblem } from "./problem.ts";
import type { Progress } from "./progress.ts";
import { createRestoreStream } from "./restore-stream.ts";
import type { TurnWriter } from "./turn-writer.ts";

/** What the making of an answer shares with the loop. */
export interface Bench {
  options: MakeAnswerOptions;
  /** What the person said last. */
  question: string;
  writer: TurnWriter;
  progress: Progress;
  trace: (step: Step) => void;
  /** There is something to save. */
  touch: () => void;
  breakOff: (why: BreakOff) => void;
}

export interface Attempt {
  /** Runs the loop. @throws RunProblem, or what the model or the SDK threw */
  work(): Promise<LoopEnd>;
  /** Closes calls that have not ended. */
  closeCalls(): void;
}

const nothingMasked = PiiPolicy.parse(Object.fromEntries(piiKinds.map((kind) => [kind, "off"])));
const refusedCall = resultText({ id: "", name: "", arguments: "", state: "refused" });
const unknownTool = textOf(failedOutcome(toolProblem("agent.unknown_tool")).output);

/** One way from the question, or from an approval, to an end: guards, tools, model. */
export function createAttempt(bench: Bench): Attempt {
  const { options, question, writer, trace, touch } = bench;
  const { begun, resumed, limits, now, asker, abort } = options;
  const before = begun.turn.parts;
  const isClassic = engineOf(options.model) === "classic";
  let desk: CallDesk | undefined;

  /** What the model is shown; throws where the question must not reach it. */
  function guarded(vault: PiiVault) {
    const items = maskItems(toInputItems(begun.history), vault);
    const { isRefused, steps } = guardInput(question, { policy: options.guardrails, vault, now });
    if (resumed === undefined) steps.forEach(trace);
    if (isRefused) throw new RunProblem("agent.input_refused");
    for (const part of before)
      if (part.type === "call" && part.call.output !== undefined) vault.mask(textOf(part.call.output));
    return items;
  }

  async function work(): Promise<LoopEnd> {
    const vault = createPiiVault(isClassic ? nothingMasked : options.guardrails.pii);
    const items = guarded(vault);
    const [tools, recalled] = await Promise.all([options.tools, recall(bench)]);
    const intake = createIntake(bench, vault, () => desk);
    const calls = createCalls(bench, intake.taken);
    desk = createCallDesk({
      tools,
      asker,
      writer,
      before,
      answers: resumed?.answers ?? {},
      vault,
      unreadable: calls.unreadable,
      signal: abort.signal,
      now,
      trace,
      onData: bench.progress.noteData,
      onStop: bench.breakOff,
      onChange: touch,
    });
    const memory = recalled === undefined ? [] : [fence(recalled, { source: "memory" }).text];
    const end = await runLoop({
      name: options.id,
      instructions: [options.instructions.text, fenceRules, ...memory].join("\n\n"),
      model: calls,
      tools: desk.tools,
      output: isClassic ? undefined : options.output,
      maxSteps: limits.maxSteps,
      maxOutputTokens: limits.maxOutputTokens,
      input: resumed ?? items,
      signal: abort.signal,
      onEvent: intake.onEvent,
      onChunk: intake.onChunk,
      refusedCall,
      unknownTool,
    });
    intake.flush();
    return end;
  }

  return { work, closeCalls: () => desk?.closeOpen() };
}

function createCalls(
  { options, progress, trace, touch }: Bench,
  taken: (events: number) => Promise<void>,
): ModelCalls {
  const { asker, begun, limits, router, app, model, now } = options;
  const { workspaceId } = asker;
  return createModelCalls({
    fetch: router.fetchFor({ workspace: workspaceId, app }),
    model,
    app,
    now,
    answered: lastAddressIn([...begun.history, begun.turn]),
    contextTokens: (answered) => contextTokensOf(router, { workspace: workspaceId, model, answered }),
    taken,
    permit() {
      if ((progress.meta().costMicros ?? 0) > limits.maxCostMicros)
        throw new RunProblem("agent.budget_reached");
    },
    onAddress: progress.noteAddress,
    onCall(step, use) {
      const { cost } = use;
      progress.noteCall(use, cost);
      trace({ ...step, ...(cost !== undefined && { costMicros: cost.micros, currency: cost.currency }) });
      touch();
    },
  });
}

/** What comes out of the SDK, on its way to the writer. */
function createIntake(
  { options, writer, progress, touch, breakOff }: Bench,
  vault: PiiVault,
  desk: () => CallDesk | undefined,
) {
  const restored = createRestoreStream(vault);
  let events = 0;
  let awaited: { events: number; resolve: () => void } | undefined;

  function write(delta: string): void {
    if (delta === "") return;
    progress.noteText();
    writer.text(delta);
    if (writer.length > options.limits.maxCharacters) breakOff("agent.too_long");
    touch();
  }

  return {
    onEvent(event: RunStreamEvent): void {
      desk()?.noteEvent(event);
      if (event.type !== "raw_model_stream_event") return;
      events += 1;
      // The chunks of this event come before the next turn of the event loop.
      if (awaited !== undefined && events >= awaited.events) setImmediate(awaited.resolve);
      const thought = event.data.type === "model" ? reasoningOf(event.data.event) : "";
      if (thought === "") return;
      writer.reasoning(thought);
      touch();
    },
    onChunk(chunk: UIMessageChunk): void {
      if (chunk.type === "text-delta") write(restored.push(chunk.delta));
      else if (chunk.type === "text-end") {
        write(restored.flush());
        writer.close();
      } else desk()?.take(chunk);
    },
    flush: () => write(restored.flush()),
    taken(count: number): Promise<void> {
      return new Promise((resolve) => {
        awaited = { events: count, resolve };
        if (events >= count) setImmediate(resolve);
        options.abort.signal.addEventListener("abort", () => resolve(), { once: true });
      });
    },
  };
}

async function recall({ options, question }: Bench): Promise<string | undefined> {
  const { memory, begun, log } = options;
  try {
    return await memory?.recall({ owner: begun.run.owner, threadId: begun.run.threadId }, question);
  } catch (error) {
    log("warn", { event: "agent.memory_failed", turn: begun.turn.id, error: String(error) });
    return undefined;
  }
}

const Thought = z.looseObject({
  choices: z.array(
    z.looseObject({
      delta: z
        .looseObject({ reasoning_content: z.string().nullish(), reasoning: z.string().nullish() })
        .nullish(),
    }),
  ),
});

/** Thoughts travel in a field of their own, which the SDK reads at the end of an answer only. */
function reasoningOf(event: unknown): string {
  const delta = Thought.safeParse(event).data?.choices[0]?.delta;
  return delta?.reasoning_content ?? delta?.reasoning ?? "";
}
