import type { Listing } from "./directory.ts";
import type { RouterError } from "./error.ts";
import type { Choice } from "./policy.ts";
import type { RequestRecord } from "./record.ts";
import { addressInHeader, addressOfTarget } from "./target.ts";
import type { Target } from "./wires/index.ts";

export function eventStream(headers: Record<string, string>, body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: { ...headers, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" },
  });
}

export function headersOf(record: RequestRecord, { reason }: Choice, target: Target): Record<string, string> {
  const { attempts, cost } = record;
  return {
    "x-assay-model": addressInHeader(addressOfTarget(target)),
    "x-assay-reason": reason,
    "x-assay-attempts": attempts.map(({ address, code }) => `${addressInHeader(address)}:${code}`).join(","),
    ...(cost === undefined ? {} : { "x-assay-cost": `${cost.micros} micro-${cost.currency}` }),
  };
}

export function modelList(listings: readonly Listing[]): Record<string, unknown> {
  const data = listings
    .filter(({ isReachable }) => isReachable)
    .map(({ address, provider }) => ({ id: address, object: "model", created: 0, owned_by: provider }));
  return { object: "list", data };
}

export function errorResponse(error: RouterError): Response {
  const { retryAfterMs } = error;
  const headers: Record<string, string> =
    retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  return Response.json(error.toBody(), { status: error.rule.status, headers });
}
