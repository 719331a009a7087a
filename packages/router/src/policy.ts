import { z } from "zod";
import type { Capability } from "./catalogue.ts";
import type { ChatRequest } from "./chat.ts";
import { textOf } from "./chat.ts";
import { wantedSchema } from "./wires/wire.ts";
import { addressOfTarget } from "./target.ts";
import type { Directory } from "./directory.ts";
import { RouterError } from "./error.ts";
import type { Health } from "./health.ts";
import type { Target } from "./wires/index.ts";

/** How a name of the user's own chooses between models. */
export const Policy = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fallback"), models: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal("weighted"),
    models: z.array(z.strictObject({ model: z.string(), weight: z.number().positive() })).min(1),
  }),
  z.strictObject({ kind: z.literal("fastest"), models: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal("cheapest"), models: z.array(z.string()).min(1).optional() }),
]);
export type Policy = z.infer<typeof Policy>;

/** Quality of a model on a vertical, with the lower end of its interval and the size of the sample behind it. */
export interface Quality {
  lower: number;
  samples: number;
}

/** What the bench knows; injected, so that production code never imports the bench. */
export interface QualitySource {
  /** The bar a vertical sets, or undefined where there is no such vertical. */
  bar(vertical: string): { lower: number; samples: number } | undefined;
  quality(vertical: string, address: string): Quality | undefined;
}

export interface Choice {
  /** In the order in which they are tried. */
  targets: Target[];
  /** Why this order, for a response header. */
  reason: string;
}

export interface PolicyContext {
  directory: Directory;
  health: Health;
  policies: Record<string, Policy>;
  quality: QualitySource | undefined;
  random: () => number;
}

/** The models that may answer a request, best first. @throws RouterError where there is none */
export async function choose(request: ChatRequest, context: PolicyContext): Promise<Choice> {
  const { directory, policies } = context;
  const names = namesIn(request);
  if (names.length > 1) return { targets: await findAll(names, directory), reason: "listed by the request" };
  const policy = policies[request.model];
  if (policy !== undefined) return apply(policy, request, context);
  if (request.model.startsWith("auto:")) return chooseByQuality(request.model.slice(5), request, context);
  if (request.model === "cheapest") return apply({ kind: "cheapest" }, request, context);
  return { targets: await directory.find(request.model), reason: "named by the request" };
}

const MoreModels = z.array(z.string()).max(20);

/** The model a request names, and those it lists beside it. */
export function namesIn(request: ChatRequest): string[] {
  if (request["models"] === undefined) return [request.model];
  const more = MoreModels.safeParse(request["models"]);
  return [request.model, ...(more.success ? more.data : [])];
}

async function apply(policy: Policy, request: ChatRequest, context: PolicyContext): Promise<Choice> {
  const { directory, health, random } = context;
  switch (policy.kind) {
    case "fallback":
      return { targets: await findAll(policy.models, directory), reason: "in the order of the policy" };
    case "weighted": {
      const order = shuffleByWeight(policy.models, random);
      return { targets: await findAll(order, directory), reason: "drawn by weight" };
    }
    case "fastest": {
      const targets = await findAll(policy.models, directory);
      const speed = (target: Target) => health.latencyMs(target) ?? 0;
      return { targets: targets.toSorted((a, b) => speed(a) - speed(b)), reason: "lowest measured latency" };
    }
    case "cheapest": {
      const targets = await fitting(request, policy.models, { directory });
      return { targets: byPrice(targets), reason: "cheapest that has what the request needs" };
    }
  }
}

async function chooseByQuality(
  vertical: string,
  request: ChatRequest,
  context: PolicyContext,
): Promise<Choice> {
  const { quality, directory } = context;
  const bar = quality?.bar(vertical);
  if (quality === undefined || bar === undefined) {
    throw new RouterError(
      "unknown_model",
      `There is no measured quality for "${vertical}" yet; name a model instead.`,
    );
  }
  const targets = await fitting(request, undefined, { directory, engines: true });
  const good = targets.filter((target) => {
    const measured = quality.quality(vertical, addressOfTarget(target));
    return measured !== undefined && measured.samples >= bar.samples && measured.lower >= bar.lower;
  });
  if (good.length === 0) {
    throw new RouterError(
      "not_reachable",
      `No reachable model clears the bar of ${bar.lower} on ${vertical}.`,
    );
  }
  return { targets: byPrice(good), reason: `cheapest whose lower bound on ${vertical} clears ${bar.lower}` };
}

/** Reachable models with the capabilities and the room a request needs; engines where they are measured or named. */
async function fitting(
  request: ChatRequest,
  names: readonly string[] | undefined,
  { directory, engines = false }: { directory: Directory; engines?: boolean },
): Promise<Target[]> {
  const wanted =
    names ??
    (await directory.list())
      .filter(({ isReachable, isEngine }) => isReachable && (!isEngine || engines))
      .map(({ address }) => address);
  const needs = needsOf(request);
  const { prompt, completion = 0 } = sizeOf(request);
  const tokens = prompt + completion;
  const targets = (await findAll(wanted, directory)).filter(
    ({ model }) =>
      model !== undefined &&
      needs.every((need) => model.capabilities.includes(need)) &&
      (model.contextTokens === undefined || model.contextTokens >= tokens),
  );
  if (targets.length === 0) {
    const what = needs.length === 0 ? "" : ` with ${needs.join(", ")}`;
    throw new RouterError("not_reachable", `No reachable model${what} holds about ${tokens} tokens.`);
  }
  return targets;
}

/** What the request needs a model to be able to do. */
export function needsOf(request: ChatRequest): Capability[] {
  const hasImages = request.messages.some(
    ({ content }) => Array.isArray(content) && content.some((part) => part.image_url !== undefined),
  );
  return [
    ...((request.tools ?? []).length > 0 ? (["tools"] as const) : []),
    ...(hasImages ? (["vision"] as const) : []),
    ...(wantedSchema(request) === undefined ? [] : (["json-schema"] as const)),
  ];
}

/** A request's size in tokens, as far as it is known before it is sent. */
export interface RequestSize {
  prompt: number;
  /** The most it lets a model say; undefined where it sets no limit. */
  completion: number | undefined;
  isStream: boolean;
}

export function sizeOf(request: ChatRequest): RequestSize {
  const { messages, tools = [], max_tokens, max_completion_tokens, stream } = request;
  const text =
    messages.map(({ content }) => textOf(content)).join("") +
    (tools.length === 0 ? "" : JSON.stringify(tools));
  return {
    prompt: estimateTokens(text),
    completion: max_completion_tokens ?? max_tokens ?? undefined,
    isStream: stream === true,
  };
}

/** Rough size of a text in tokens: three characters to a token, a Chinese character to one. */
export function estimateTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + Math.ceil((text.length - han) / 3);
}

function byPrice(targets: readonly Target[]): Target[] {
  // Yuan count as dollars at 7.2, to rank only.
  const price = ({ model }: Target) =>
    model === undefined
      ? 0
      : (model.price.input * 3 + model.price.output) / (model.currency === "CNY" ? 7.2 : 1);
  return targets.toSorted((left, right) => price(left) - price(right));
}

function shuffleByWeight(
  models: readonly { model: string; weight: number }[],
  random: () => number,
): string[] {
  // Efraimidis and Spirakis (2006): sorting by u^(1/w) draws without replacement in proportion to the weights.
  return models
    .map(({ model, weight }) => ({ model, rank: random() ** (1 / weight) }))
    .toSorted((left, right) => right.rank - left.rank)
    .map(({ model }) => model);
}

/** The targets of several names; names that are not reachable are left out as long as one is. */
async function findAll(names: readonly string[], directory: Directory): Promise<Target[]> {
  const found = await Promise.allSettled(names.map((name) => directory.find(name)));
  const targets = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  const failed = found.find((each) => each.status === "rejected");
  if (targets.length === 0 && failed !== undefined) throw failed.reason;
  return targets;
}
