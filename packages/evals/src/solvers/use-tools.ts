import type { Message, ToolDefinition } from "../completion.ts";
import { Json } from "../sample.ts";
import type { SampleOf } from "../sample.ts";
import type { CallRecord, SolveContext, Solution, Solver, TranscriptMessage } from "../solver.ts";

/** A tool as a solver runs it. */
export interface SolverTool extends ToolDefinition {
  /** What it throws is told to the model as an error. */
  run(args: Readonly<Record<string, Json>>, signal: AbortSignal): unknown;
}

/** What a try works on. */
export interface World {
  tools: readonly SolverTool[];
  /** What has become of it, for scorers of the final state. */
  state?(): Json;
}

export interface UseToolsOptions<Input, Expected> {
  instructions?: string;
  /** What a person says, one turn after the other; the last answer is judged. */
  turns: (sample: SampleOf<Input, Expected>) => readonly string[];
  /** Made for each try, so that tools may change a world of their own. */
  world: (sample: SampleOf<Input, Expected>) => World;
  temperature?: number;
}

/** A conversation in which the model calls tools until it answers. */
export function useTools<Input, Expected>(
  options: UseToolsOptions<Input, Expected>,
): Solver<Input, Expected> {
  return async (sample, context) => {
    const world = options.world(sample);
    const talk = createTalk({ ...options, ...world }, context);
    let text = "";
    for (const turn of options.turns(sample)) text = await talk.say(turn);
    return talk.solution(text);
  };
}

export interface TalkOptions extends World {
  instructions?: string | undefined;
  temperature?: number | undefined;
}

/** A conversation with the model under test. */
export interface Talk {
  /** What it answers after its calls. */
  say(text: string): Promise<string>;
  solution(text: string): Solution;
}

export function createTalk(
  { instructions, tools, state, temperature }: TalkOptions,
  context: SolveContext,
): Talk {
  const messages: Message[] = instructions === undefined ? [] : [{ role: "system", content: instructions }];
  const transcript: TranscriptMessage[] = messages.map(({ role, content }) => ({ role, text: content }));
  const calls: CallRecord[] = [];
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const definitions = tools.map(({ name, description, parameters }) => ({ name, description, parameters }));

  async function run(name: string, text: string): Promise<CallRecord> {
    const args = parse(text);
    const tool = byName.get(name);
    const call = { name, arguments: args ?? text };
    if (tool === undefined) return { ...call, output: { error: `no tool ${name}` }, isError: true };
    if (args === undefined || args === null || typeof args !== "object" || Array.isArray(args))
      return { ...call, output: { error: "the arguments are no JSON object" }, isError: true };
    try {
      return { ...call, output: asJson(await tool.run(args, context.signal)) };
    } catch (error) {
      if (context.signal.aborted) throw error;
      return {
        ...call,
        output: { error: error instanceof Error ? error.message : String(error) },
        isError: true,
      };
    }
  }

  return {
    async say(said) {
      messages.push({ role: "user", content: said });
      transcript.push({ role: "user", text: said });
      for (;;) {
        const { text, toolCalls } = await context.complete({
          messages: [...messages],
          tools: definitions,
          ...(temperature !== undefined && { temperature }),
        });
        if (toolCalls.length === 0) {
          messages.push({ role: "assistant", content: text });
          transcript.push({ role: "assistant", text });
          return text;
        }
        messages.push({ role: "assistant", content: text, tool_calls: toolCalls });
        const made: CallRecord[] = [];
        for (const { id, function: asked } of toolCalls) {
          const call = await run(asked.name, asked.arguments);
          made.push(call);
          messages.push({ role: "tool", tool_call_id: id, content: JSON.stringify(call.output) });
        }
        calls.push(...made);
        transcript.push({ role: "assistant", text, calls: made });
      }
    },
    solution: (text) => ({ text, transcript, calls, ...(state !== undefined && { state: state() }) }),
  };
}

function parse(text: string): Json | undefined {
  try {
    return Json.parse(JSON.parse(text === "" ? "{}" : text));
  } catch {
    return undefined;
  }
}

function asJson(value: unknown): Json {
  return Json.parse(JSON.parse(JSON.stringify(value ?? null)));
}
