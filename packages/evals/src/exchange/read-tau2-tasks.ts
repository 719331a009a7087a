import { z } from "zod";
import { DatasetProblem } from "../dataset.ts";
import type { LoadOptions } from "../dataset.ts";
import { openFile } from "../datasets/open-file.ts";
import { readText } from "../datasets/read-text.ts";
import { Json } from "../sample.ts";
import type { SampleOf } from "../sample.ts";

/** What a reward is a product of. */
export const Tau2RewardBasis = z.enum(["DB", "ENV_ASSERTION", "NL_ASSERTION", "COMMUNICATE", "ACTION"]);
export type Tau2RewardBasis = z.infer<typeof Tau2RewardBasis>;

/** A call of a tool that the right way through a task makes. */
export const Tau2Action = z.looseObject({
  action_id: z.string(),
  name: z.string(),
  arguments: z.record(z.string(), Json),
  /** Who makes it; left out, the agent. */
  requestor: z.enum(["assistant", "user"]).nullish(),
  info: z.string().nullish(),
  /** The arguments that are compared; left out, all of them. */
  compare_args: z.array(z.string()).nullish(),
});
export type Tau2Action = z.infer<typeof Tau2Action>;

const Instructions = z.looseObject({
  domain: z.string(),
  reason_for_call: z.string(),
  known_info: z.string().nullish(),
  unknown_info: z.string().nullish(),
  task_instructions: z.string(),
});

/** A task of tau2-bench as its files write it; what is not known here is let through. */
export const Tau2Task = z.looseObject({
  id: z.string().min(1),
  description: z
    .looseObject({
      purpose: z.string().nullish(),
      relevant_policies: z.string().nullish(),
      notes: z.string().nullish(),
    })
    .nullish(),
  user_scenario: z.looseObject({
    persona: z.string().nullish(),
    instructions: z.union([z.string(), Instructions]),
  }),
  initial_state: Json.nullish(),
  evaluation_criteria: z
    .looseObject({
      actions: z.array(Tau2Action).nullish(),
      communicate_info: z.array(z.string()).nullish(),
      nl_assertions: z.array(z.string()).nullish(),
      env_assertions: z.array(Json).nullish(),
      reward_basis: z.array(Tau2RewardBasis).default(["DB", "COMMUNICATE"]),
    })
    .nullish(),
});
export type Tau2Task = z.infer<typeof Tau2Task>;

/** Who calls, and what the simulated user is told. */
export interface Tau2Input {
  persona: string | null;
  domain: string | null;
  reason: string | null;
  known: string | null;
  unknown: string | null;
  instructions: string;
  /** Of the environment before the first turn, where it is not the domain's own. */
  initialState: Json;
}

/** What the task comes to when it is done right. */
export interface Tau2Expected {
  actions: {
    id: string;
    name: string;
    arguments: Record<string, Json>;
    requestor: "assistant" | "user";
    compare: string[] | null;
  }[];
  /** Texts the agent has to say. */
  communicate: string[];
  /** Sentences for a judge. */
  assertions: string[];
  environment: Json[];
  rewardBasis: Tau2RewardBasis[];
}

const mostBytes = 50_000_000;

/**
 * Tasks of tau2-bench (a JSON list, also as `.gz`) as samples, in the file's order. What the environments do with them is
 * not here.
 * @throws DatasetProblem naming the file and the task
 */
export async function readTau2Tasks(
  file: string | URL,
  options: LoadOptions = {},
): Promise<SampleOf<Tau2Input, Tau2Expected>[]> {
  const opened = await openFile(file, options);
  const rows = parse(await readText(opened, mostBytes), opened.name);
  return rows.map((row, index) => {
    const task = Tau2Task.safeParse(row);
    if (task.success) return sampleOf(task.data);
    const [issue] = task.error.issues;
    throw new DatasetProblem(
      `${opened.name}: task ${index + 1}: field ${issue?.path.join(".") || "(all of it)"}: ${issue?.message}`,
    );
  });
}

function parse(text: string, name: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DatasetProblem(`${name}: is not JSON; get the file again`, { cause: error });
  }
  if (!Array.isArray(value)) throw new DatasetProblem(`${name}: is not a list of tasks`);
  if (value.length === 0) throw new DatasetProblem(`${name}: its list of tasks is empty`);
  return value;
}

function sampleOf(task: Tau2Task): SampleOf<Tau2Input, Tau2Expected> {
  const { persona = null, instructions } = task.user_scenario;
  const criteria = task.evaluation_criteria;
  const told: Partial<z.infer<typeof Instructions>> =
    typeof instructions === "string" ? { task_instructions: instructions } : instructions;
  const purpose = task.description?.purpose;
  return {
    id: task.id,
    input: {
      persona,
      domain: told.domain ?? null,
      reason: told.reason_for_call ?? null,
      known: told.known_info ?? null,
      unknown: told.unknown_info ?? null,
      instructions: told.task_instructions ?? "",
      initialState: task.initial_state ?? null,
    },
    expected: {
      actions: (criteria?.actions ?? []).map((action) => ({
        id: action.action_id,
        name: action.name,
        arguments: action.arguments,
        requestor: action.requestor ?? "assistant",
        compare: action.compare_args ?? null,
      })),
      communicate: criteria?.communicate_info ?? [],
      assertions: criteria?.nl_assertions ?? [],
      environment: criteria?.env_assertions ?? [],
      rewardBasis: criteria?.reward_basis ?? [],
    },
    ...(purpose !== null && purpose !== undefined && { metadata: { purpose } }),
  };
}
