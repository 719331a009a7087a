import type { Listing } from "@assay/router";
import { formatNumber } from "../format.ts";
import { assembleRouter } from "../router.ts";
import { table } from "../table.ts";

export interface ModelsOptions {
  json?: boolean;
  reachable?: boolean;
  provider?: string;
}

/** Every model of the catalogue and of local servers: price of a million tokens, context, and whether it answers now. */
export async function printModels(options: ModelsOptions): Promise<void> {
  const listings = select(await assembleRouter().list(), options);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(listings, undefined, 2)}\n`);
    return;
  }
  const text = table(listings, [
    { title: "MODEL", value: ({ address }) => address },
    { title: "STATE", value: ({ isReachable, hint }) => (isReachable ? "reachable" : (hint ?? "")) },
    { title: "IN", value: ({ model }) => priceOf(model?.price.input), align: "right" },
    { title: "OUT", value: ({ model }) => priceOf(model?.price.output), align: "right" },
    { title: "PER 1M", value: ({ model }) => model?.currency ?? "" },
    { title: "CONTEXT", value: ({ model }) => priceOf(model?.contextTokens), align: "right" },
    { title: "WEIGHTS", value: ({ model }) => weightsOf(model?.openWeights) },
    { title: "CAN", value: ({ model }) => model?.capabilities.join(", ") ?? "" },
  ]);
  process.stdout.write(`${text}\n`);
}

/**
 * Calls each reachable model once with one word and says what came of it; exit code 1 where one failed. Engines are
 * part of this program: they are always there, and nothing is learnt by calling them.
 */
export async function checkModels(options: ModelsOptions): Promise<void> {
  const router = assembleRouter();
  const listings = select(await router.list(), { ...options, reachable: true }).filter(
    ({ isEngine }) => !isEngine,
  );
  if (listings.length === 0) {
    process.stdout.write(
      "No model is reachable. Set a provider's key, or start a local model server; `assay doctor` says how.\n",
    );
    return;
  }
  for (const { address } of listings) {
    const started = performance.now();
    const response = await router.fetch("http://router/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({
        model: address,
        messages: [{ role: "user", content: "Say: ok" }],
        max_tokens: 16,
      }),
    });
    const { error } = (await response.json()) as { error?: { message: string } };
    const took = `${Math.round(performance.now() - started)} ms`;
    process.stdout.write(
      `${error === undefined ? "ok    " : "failed"}  ${address}  ${error?.message ?? took}\n`,
    );
    if (error !== undefined) process.exitCode = 1;
  }
}

function select(listings: readonly Listing[], { reachable, provider }: ModelsOptions): Listing[] {
  return listings.filter(
    (listing) =>
      (reachable !== true || listing.isReachable) &&
      (provider === undefined || listing.provider === provider),
  );
}

function priceOf(value: number | undefined): string {
  return value === undefined ? "" : formatNumber(value);
}

function weightsOf(open: boolean | undefined): string {
  return open === undefined ? "" : open ? "open" : "closed";
}
