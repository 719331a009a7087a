import { Agent, RunState, Runner } from "@openai/agents-core";
import type { AgentInputItem, FunctionTool, Model, RunStreamEvent } from "@openai/agents-core";
import { createAiSdkUiMessageStream } from "@openai/agents-extensions/ai-sdk-ui";
import type { UIMessageChunk } from "ai";
import type { z } from "zod";
import { RunProblem } from "./problem.ts";

/** Where a run begins, or where it goes on after a person has answered. */
export type LoopInput = AgentInputItem[] | { state: string; answers: Readonly<Record<string, boolean>> };

export interface LoopOptions {
  name: string;
  instructions: string;
  model: Model;
  tools: FunctionTool[];
  output?: z.ZodObject | undefined;
  maxSteps: number;
  maxOutputTokens: number;
  input: LoopInput;
  signal: AbortSignal;
  /** Each event of the SDK, before the chunks that are made of it. */
  onEvent: (event: RunStreamEvent) => void;
  onChunk: (chunk: UIMessageChunk) => void;
  /** What the model is told of a call that nobody allowed. */
  refusedCall: string;
  /** And of a call of a tool that is not there. */
  unknownTool: string;
}

/** `aborted`: by the signal. */
export type LoopEnd = { end: "done" | "aborted" } | { end: "waiting"; state: string };

/**
 * Runs the Agents SDK's loop to its end: the model, its tools, the model again. Nothing of it outlives the run, and
 * nothing of a run is traced by the SDK. @throws whatever the model or the SDK threw
 */
export async function runLoop(options: LoopOptions): Promise<LoopEnd> {
  const { signal, onChunk, maxSteps } = options;
  if (signal.aborted) return { end: "aborted" };
  const agent = createSdkAgent(options);
  const runner = new Runner({
    tracingDisabled: true,
    traceIncludeSensitiveData: false,
    toolNotFoundBehavior: "return_error_to_model",
    toolErrorFormatter: ({ kind }) =>
      kind === "approval_rejected" ? options.refusedCall : options.unknownTool,
  });
  const input = await prepare(agent, options);
  const result = await runner.run(agent, input, { stream: true, signal, maxTurns: maxSteps });
  result.completed.catch(() => {});
  for await (const chunk of createAiSdkUiMessageStream(observed(result.toStream(), options))) onChunk(chunk);
  if (signal.aborted) return { end: "aborted" };
  if (result.interruptions.length > 0) return { end: "waiting", state: result.state.toString() };
  return { end: "done" };
}

function createSdkAgent({ name, instructions, model, tools, output, maxOutputTokens }: LoopOptions) {
  return new Agent({
    name,
    instructions,
    model,
    modelSettings: { maxTokens: maxOutputTokens },
    tools,
    ...(output !== undefined && { outputType: output }),
  });
}

type SdkAgent = ReturnType<typeof createSdkAgent>;

async function prepare(agent: SdkAgent, { input, refusedCall }: LoopOptions) {
  if (Array.isArray(input)) return input;
  const state = await readState(agent, input.state);
  for (const item of state.getInterruptions()) {
    const callId = "callId" in item.rawItem ? item.rawItem.callId : undefined;
    if (input.answers[callId ?? ""] === true) state.approve(item);
    else state.reject(item, { message: refusedCall });
  }
  return state;
}

async function readState(agent: SdkAgent, text: string) {
  try {
    return await RunState.fromString<unknown, SdkAgent>(agent, text);
  } catch (error) {
    throw new RunProblem("agent.cannot_resume", { cause: error });
  }
}

async function* observed(events: AsyncIterable<RunStreamEvent>, { onEvent }: LoopOptions) {
  for await (const event of events) {
    onEvent(event);
    yield event;
  }
}
