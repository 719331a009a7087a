import type { Assistant, Flow, Response, Slot, Step } from "../assistant.ts";
import type { Interrupt } from "../command.ts";
import { type Thresholds, defaultThresholds } from "../drivers/thresholds.ts";
import { createInterruptReader } from "../patterns/read-interrupt.ts";
import { patternResponses } from "../patterns/responses.ts";

/** Where a flow leads when no step is left. */
export const end = "end";

export interface CompiledFlow {
  flow: Flow;
  first: string | undefined;
  steps: ReadonlyMap<string, Step>;
  /** The step after each step that has but one. */
  next: ReadonlyMap<string, string>;
  /** Slots it asks for, those of the flows it calls included, in the order of the steps. */
  collects: readonly string[];
  /** Slots a model may fill while it runs: those it asks for and those it takes. */
  fillable: readonly string[];
}

/** An assistant with what a step looks up in it made ready. */
export interface Compiled {
  assistant: Assistant;
  flows: ReadonlyMap<string, CompiledFlow>;
  slots: ReadonlyMap<string, Slot>;
  /** The assistant's responses over those of the patterns. */
  responses: ReadonlyMap<string, Response>;
  /** Flows a person may start. */
  startable: readonly Flow[];
  /** There is somebody to hand over to. */
  hasHuman: boolean;
  thresholds: Thresholds;
  readInterrupt: (normalised: string) => Interrupt | undefined;
}

/** The step that follows, by its id or `end`. */
export function nextOf(flow: Flow, index: number): string {
  const step = flow.steps[index];
  const written = step !== undefined && "next" in step ? step.next : undefined;
  return written ?? flow.steps[index + 1]?.id ?? end;
}

function collectsOf(flow: Flow, flows: ReadonlyMap<string, Flow>, seen: Set<string>): string[] {
  if (seen.has(flow.id)) return [];
  seen.add(flow.id);
  return flow.steps.flatMap((step) => {
    if ("collect" in step) return [step.collect];
    const called = "call" in step ? flows.get(step.call) : undefined;
    return called === undefined ? [] : collectsOf(called, flows, seen);
  });
}

/** Makes an assistant ready for `step`; whatever is wrong with its data is for the linter to say. */
export function compile(assistant: Assistant, thresholds: Partial<Thresholds> = {}): Compiled {
  const byId = new Map(assistant.flows.map((flow) => [flow.id, flow]));
  const flows = new Map(
    assistant.flows.map((flow) => {
      const collects = collectsOf(flow, byId, new Set());
      const compiled: CompiledFlow = {
        flow,
        first: flow.steps[0]?.id,
        steps: new Map(flow.steps.map((step) => [step.id, step])),
        next: new Map(flow.steps.map((step, index) => [step.id, nextOf(flow, index)])),
        collects: [...new Set(collects)],
        fillable: [...new Set([...collects, ...(flow.takes ?? [])])],
      };
      return [flow.id, compiled];
    }),
  );
  return {
    assistant,
    flows,
    slots: new Map(Object.entries(assistant.slots)),
    responses: new Map([...Object.entries(patternResponses), ...Object.entries(assistant.responses)]),
    startable: assistant.flows.filter((flow) => flow.internal !== true),
    hasHuman: assistant.interrupts?.human !== false,
    thresholds: { ...defaultThresholds, ...thresholds },
    readInterrupt: createInterruptReader(assistant.interrupts ?? {}),
  };
}
