import type { Step } from "../assistant.ts";
import type { Json } from "../json.ts";
import type { Frame } from "../state.ts";
import { holds, isFilled } from "./condition.ts";
import { end } from "./compile.ts";
import { type Draft, asJson, fill, flowOf, guarded, top } from "./draft.ts";
import { giveUp, handOver } from "./ending.ts";
import { say, viewOf } from "./say.ts";
import { callFlow, finishTop } from "./stack.ts";

/** Steps between two turns; more are a circle without a question. */
const maxSteps = 200;

/** Names of a flow in the language spoken. */
export function titleOf(draft: Draft, flow: string | undefined): string {
  const title = flow === undefined ? undefined : draft.compiled.flows.get(flow)?.flow.title;
  return title?.[draft.state.language] ?? "";
}

/** What a slot is called in the language spoken. */
export function slotTitle(draft: Draft, slot: string): string {
  return draft.compiled.slots.get(slot)?.title[draft.state.language] ?? slot;
}

function collect(draft: Draft, frame: Frame, step: Extract<Step, { collect: string }>): "go" | "wait" {
  const { state } = draft;
  const isSkipped =
    draft.compiled.slots.get(step.collect)?.optional === true && Object.hasOwn(state.slots, step.collect);
  if (isFilled(state.slots, step.collect) || isSkipped) {
    if (step.always !== true) {
      frame.step = flowOf(draft, frame)?.next.get(step.id) ?? end;
      return "go";
    }
    delete state.slots[step.collect];
  }
  state.asked = step.collect;
  frame.attempts[step.collect] ??= 1;
  say(draft, step.ask, { title: slotTitle(draft, step.collect) });
  return "wait";
}

function act(draft: Draft, step: Extract<Step, { act: string }>): void {
  const { state } = draft;
  const input = guarded(draft, `input ${step.id}`, () => asJson(step.input(viewOf(draft))));
  if (!Object.hasOwn(draft.compiled.assistant.actions, step.act))
    draft.faults.push(`unknown action ${step.act}`);
  else if (input !== undefined) {
    state.calls += 1;
    const call = `call-${state.calls}`;
    state.asked = null;
    state.pending = { call, action: step.act };
    draft.effects.push({ type: "act", call, action: step.act, input });
    return;
  }
  say(draft, "pattern.error");
  giveUp(draft, "fault");
}

function setAll(draft: Draft, frame: Frame, values: Readonly<Record<string, Json>>): void {
  for (const [slot, value] of Object.entries(values))
    if (value === null) delete draft.state.slots[slot];
    else fill(draft, slot, value, frame);
}

/** Carries out the step the frame stands at; "wait" where the person or an action is next. */
function take(draft: Draft, frame: Frame, step: Step): "go" | "wait" {
  if ("collect" in step) return collect(draft, frame, step);
  if ("act" in step) {
    act(draft, step);
    return "wait";
  }
  if ("handOver" in step) {
    handOver(draft, step.handOver);
    return "wait";
  }
  if ("call" in step) {
    if (callFlow(draft, step.call)) return "go";
    draft.faults.push(`call ${step.call} from ${frame.flow}`);
    giveUp(draft, "fault");
    return "wait";
  }
  if ("branch" in step) {
    const way = step.branch.find((each) => holds(each.when, draft.state.slots));
    frame.step = way?.next ?? step.otherwise;
    return "go";
  }
  if ("say" in step) say(draft, step.say);
  else setAll(draft, frame, step.set);
  frame.step = flowOf(draft, frame)?.next.get(step.id) ?? end;
  return "go";
}

/** Announces the flow that goes on after another one was done or left. */
export function sayResuming(draft: Draft): void {
  say(draft, "pattern.resume", { flow: titleOf(draft, top(draft)?.flow) });
}

/** Lets the flow on top run until it waits for the person or for an action, or none is left. */
export function run(draft: Draft): void {
  draft.state.asked = null;
  for (let count = 0; count < maxSteps; count += 1) {
    const frame = top(draft);
    if (frame === undefined) return;
    const step = flowOf(draft, frame)?.steps.get(frame.step);
    if (step === undefined) {
      if (frame.step !== end) draft.faults.push(`unknown step ${frame.flow}/${frame.step}`);
      const ending = finishTop(draft);
      if (ending === "resumed") sayResuming(draft);
      if (ending === "completed" && draft.compiled.responses.has("pattern.completed"))
        say(draft, "pattern.completed");
    } else if (take(draft, frame, step) === "wait") return;
  }
  draft.faults.push("a circle without a question");
  giveUp(draft, "fault");
}
