import { AsyncLocalStorage } from "node:async_hooks";
import type { DialogueState } from "@assay/dialogue";
import { RouterError, RouterErrorCode } from "@assay/router";
import type { Caller, Engine } from "@assay/router";
import { z } from "zod";
import { answer, localNow } from "./engine.ts";
import type { ClassicEngineOptions } from "./engine.ts";
import { Prefixes } from "./prefixes.ts";
import type { Standing } from "./replay.ts";

export interface GuidedEngineOptions extends ClassicEngineOptions {
  /** Asks models on somebody's account: the router's `fetchFor`. */
  fetchFor: (caller: Caller) => typeof globalThis.fetch;
  /** The model that proposes. Left out: the one the caller's application has chosen, else the cheapest. */
  proposer?: string;
  /** How a proposal went, for counting: commands that stand and commands that were refused. */
  onProposal?: (outcome: { accepted: number; refused: number }) => void;
}

const Completion = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string().nullish() }) })).min(1),
});

/**
 * The same flows as the model `guided/<assistant>`: a language model proposes what a turn asks for, as JSON that is
 * checked command by command, and the flow decides what may happen. A model that cannot be asked is an error of the
 * request: nothing is answered in its name.
 */
export function createGuidedEngine(options: GuidedEngineOptions): Engine {
  const { id, dialogue, fetchFor, proposer, onProposal } = options;
  const model = `guided/${id}`;
  const prefixes = new Prefixes<Standing>();
  const asking = new AsyncLocalStorage<true>();

  async function propose(
    state: DialogueState,
    text: string,
    { caller, asked, signal }: { caller: Caller; asked: string; signal: AbortSignal },
  ) {
    const context = { now: (options.now ?? localNow)() };
    const { messages, schema } = dialogue().prompt(state, text, context);
    const response = await asking.run(true, () =>
      fetchFor(caller)("http://router/v1/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          model: asked,
          messages,
          response_format: { type: "json_schema", json_schema: { name: "commands", schema } },
        }),
        signal,
      }),
    );
    if (!response.ok) throw await failureOf(response);
    const [choice] = Completion.parse(await response.json()).choices;
    const { commands, refused } = dialogue().accept(choice?.message.content ?? "", state);
    const passedOn = refused.filter(({ isPassedOn }) => isPassedOn === true);
    onProposal?.({ accepted: commands.length - passedOn.length, refused: refused.length });
    return commands;
  }

  return {
    provider: "guided",
    id,
    name: "Assay's flows, led by a model",
    apps: [],
    capabilities: ["tools"],
    async answer(request, caller) {
      // Chosen as an application's model it would ask itself.
      if (asking.getStore() === true) {
        throw new RouterError(
          "not_reachable",
          `${model} needs a language model that proposes commands: choose one for the application under Models.`,
        );
      }
      const asked = proposer ?? (caller.app === undefined ? "cheapest" : `app:${caller.app}`);
      return answer(request, {
        ...options,
        model,
        prefixes,
        // What a model proposed for one workspace is not another's.
        seed: JSON.stringify([caller.workspace, asked]),
        propose: (state, text) => propose(state, text, { caller, asked, signal: request.signal }),
      });
    },
  };
}

const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The router's own refusal, handed on as it is. */
async function failureOf(response: Response): Promise<RouterError> {
  const refused = Refused.safeParse(await response.json().catch(() => undefined));
  const { code, message } = refused.data?.error ?? { code: "", message: "The proposing model failed." };
  return new RouterError(RouterErrorCode.safeParse(code).data ?? "upstream_failed", message);
}
