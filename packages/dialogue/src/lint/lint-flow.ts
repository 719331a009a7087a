import type { Assistant, Flow, Step } from "../assistant.ts";
import { end } from "../engine/compile.ts";
import { waysOf } from "../graph/graph.ts";
import { patternResponses } from "../patterns/responses.ts";
import type { Finding } from "./finding.ts";

type Ways = ReadonlyMap<string, readonly string[]>;

function waysBetween(flow: Flow): Ways {
  return new Map(flow.steps.map((step, index) => [step.id, waysOf(flow, index).map((way) => way.next)]));
}

/** The steps that are come to from some, these included. */
function reach(from: readonly string[], ways: Ways): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    open.push(...(ways.get(step) ?? []));
  }
  return seen;
}

const waits = (step: Step) => "collect" in step || "act" in step || "handOver" in step;

function finding(
  flow: Flow,
  step: Step | undefined,
  {
    code,
    message,
    severity = "error",
  }: Pick<Finding, "code" | "message"> & Partial<Pick<Finding, "severity">>,
): Finding {
  return { code, severity, flow: flow.id, ...(step === undefined ? {} : { step: step.id }), message };
}

function lintStep(flow: Flow, step: Step, assistant: Assistant): readonly Finding[] {
  const found: Finding[] = [];
  const isResponse = (id: string) =>
    Object.hasOwn(assistant.responses, id) || Object.hasOwn(patternResponses, id);
  const says = "say" in step ? step.say : "collect" in step ? step.ask : undefined;
  if (says !== undefined && !isResponse(says))
    found.push(finding(flow, step, { code: "unknown_response", message: `there is no response ${says}` }));
  if ("act" in step && !Object.hasOwn(assistant.actions, step.act))
    found.push(finding(flow, step, { code: "unknown_action", message: `there is no action ${step.act}` }));
  if ("call" in step && !assistant.flows.some((each) => each.id === step.call))
    found.push(finding(flow, step, { code: "unknown_flow", message: `there is no flow ${step.call}` }));
  return found;
}

/** Steps that lead round in a circle in which nothing is asked or done. */
function circling(flow: Flow, ways: Ways): readonly Step[] {
  const quiet = new Set(
    flow.steps.filter((step) => !waits(step) && !("call" in step)).map((step) => step.id),
  );
  const between: Ways = new Map([...ways].map(([from, to]) => [from, to.filter((step) => quiet.has(step))]));
  return flow.steps.filter(
    (step) => quiet.has(step.id) && reach(between.get(step.id) ?? [], between).has(step.id),
  );
}

function callsItself(flow: Flow, assistant: Assistant): boolean {
  const calls: Ways = new Map(
    assistant.flows.map((each) => [
      each.id,
      each.steps.flatMap((step) => ("call" in step ? [step.call] : [])),
    ]),
  );
  return reach(calls.get(flow.id) ?? [], calls).has(flow.id);
}

/** What is wrong with one flow's steps and the ways between them. */
export function lintFlow(flow: Flow, assistant: Assistant): readonly Finding[] {
  const [first] = flow.steps;
  if (first === undefined)
    return [finding(flow, undefined, { code: "empty_flow", message: "it has no steps" })];
  const found: Finding[] = [];
  const ways = waysBetween(flow);
  const ids = flow.steps.map((step) => step.id);
  const reached = reach([first.id], ways);
  if (assistant.flows.filter((each) => each.id === flow.id).length > 1)
    found.push(finding(flow, undefined, { code: "duplicate_id", message: "two flows have this id" }));
  if (callsItself(flow, assistant))
    found.push(
      finding(flow, undefined, {
        code: "endless_call",
        message: "it calls itself, directly or through others",
      }),
    );
  const circle = circling(flow, ways);
  for (const [index, step] of flow.steps.entries()) {
    if (step.id === end || ids.indexOf(step.id) !== index)
      found.push(finding(flow, step, { code: "duplicate_id", message: `the id ${step.id} is taken` }));
    found.push(...lintStep(flow, step, assistant));
    for (const next of ways.get(step.id) ?? [])
      if (next !== end && !ids.includes(next))
        found.push(
          finding(flow, step, { code: "missing_next", message: `leads to ${next}, which is no step` }),
        );
    if (!reached.has(step.id))
      found.push(
        finding(flow, step, { code: "unreachable_step", message: "no way leads here from the first step" }),
      );
    else if (circle.includes(step))
      found.push(
        finding(flow, step, {
          code: "endless_cycle",
          message: "leads round in a circle without a question or an action",
        }),
      );
    else if (![...reach([step.id], ways)].some((id) => id === end || isHandOver(flow, id)))
      found.push(finding(flow, step, { code: "dead_end", message: "no way leads from here to the end" }));
  }
  return found;
}

function isHandOver(flow: Flow, id: string): boolean {
  return flow.steps.some((step) => step.id === id && "handOver" in step);
}
