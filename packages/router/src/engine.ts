import type { Capability, Model } from "./catalogue.ts";
import { Provider } from "./provider.ts";
import type { Caller } from "./router.ts";
import type { Send } from "./transport.ts";
import type { Target } from "./wires/index.ts";

/** Something in this process that answers like a model: the classic engine of a vertical. It costs nothing. */
export interface Engine {
  /** `classic`. */
  provider: string;
  /** `report`. */
  id: string;
  name: string;
  /** Applications it answers for until they have chosen a model. */
  apps: readonly string[];
  capabilities: readonly Capability[];
  /** Chat completions, whole and streamed. The caller is whose request it is. @throws RouterError */
  answer(request: Request, caller: Caller): Promise<Response>;
}

/** An engine as something that can be called. */
export function targetOf(engine: Engine): Target {
  const { provider, id, name } = engine;
  return {
    provider: Provider.parse({
      id: provider,
      name,
      baseUrl: inProcess,
      quirks: { streamUsage: true, jsonSchema: "native" },
    }),
    modelId: id,
    model: modelOf(engine),
    baseUrl: inProcess,
    key: undefined,
    engine,
  };
}

/** Posts to an engine on somebody's account. */
export function sendTo(engine: Engine, caller: Caller): Send {
  return (url, { headers, body, signal }) =>
    engine.answer(new Request(url, { method: "POST", headers, body, signal }), caller);
}

const inProcess = "https://engine.invalid/v1";

function modelOf({ provider, id, name, capabilities }: Engine): Model {
  return {
    provider,
    id,
    currency: "USD",
    price: { input: 0, output: 0 },
    tiers: [],
    capabilities: [...capabilities],
    source: name,
    asOf: "2026-11-25",
  };
}
