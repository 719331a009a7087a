import {
  CLIENT_CAPABILITIES_META_KEY,
  acceptedContent,
  createRequestStateCodec,
  inputRequired,
} from "@modelcontextprotocol/server";
import type { InputRequests } from "@modelcontextprotocol/server";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ServerExtension } from "@assay/toolkit/server";
import { text, toolNamed } from "./content.ts";

type Tools = ServerExtension["tools"];

/** Seals the state that travels through the client between rounds; the server verifies it before a tool sees it. */
export const stateCodec = createRequestStateCodec<Record<string, unknown>>({ key: randomBytes(32) });

const Named = z.object({ name: z.string() });
const Roots = z.object({ roots: z.array(z.looseObject({ uri: z.string() })) });
const Sampled = z.looseObject({ content: z.looseObject({ text: z.string() }) });

const Envelope = z.looseObject({
  [CLIENT_CAPABILITIES_META_KEY]: z.record(z.string(), z.unknown()).optional(),
});

const askName = inputRequired.elicit({
  message: "What is your name?",
  requestedSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
});
const askConfirmation = inputRequired.elicit({
  message: "Go on?",
  requestedSchema: { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] },
});

function askModel(question: string) {
  return inputRequired.createMessage({
    messages: [{ role: "user", content: { type: "text", text: question } }],
    maxTokens: 64,
  });
}

/** Tools that need input in the middle of a call, as the 2026-07-28 revision gives it: over several rounds. */
export const inputTools: Tools = [
  {
    definition: toolNamed("test_missing_capability", "Needs sampling."),
    call: (_args, { mcpReq }) =>
      mcpReq.inputResponses?.["answer"] === undefined
        ? inputRequired({ inputRequests: { answer: askModel("Say pong.") } })
        : text("Sampled."),
  },
  {
    definition: toolNamed("test_input_required_result_elicitation", "Asks the user for a name."),
    call(_args, { mcpReq }) {
      const answer = Named.safeParse(acceptedContent(mcpReq.inputResponses, "user_name"));
      return answer.success
        ? text(`Hello, ${answer.data.name}!`)
        : inputRequired({ inputRequests: { user_name: askName } });
    },
  },
  {
    definition: toolNamed("test_input_required_result_sampling", "Asks the client's model."),
    call(_args, { mcpReq }) {
      const answer = Sampled.safeParse(mcpReq.inputResponses?.["capital_question"]);
      return answer.success
        ? text(`The model said: ${answer.data.content.text}`)
        : inputRequired({ inputRequests: { capital_question: askModel("What is the capital of France?") } });
    },
  },
  {
    definition: toolNamed("test_input_required_result_list_roots", "Asks for the client's roots."),
    call(_args, { mcpReq }) {
      const answer = Roots.safeParse(mcpReq.inputResponses?.["client_roots"]);
      return answer.success
        ? text(`Roots: ${answer.data.roots.map(({ uri }) => uri).join(", ")}`)
        : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
    },
  },
  {
    definition: toolNamed(
      "test_input_required_result_request_state",
      "Carries sealed state through one round.",
    ),
    async call(_args, { mcpReq }) {
      if (
        mcpReq.requestState() !== undefined &&
        acceptedContent(mcpReq.inputResponses, "confirm") !== undefined
      ) {
        return text("state-ok");
      }
      return inputRequired({
        inputRequests: { confirm: askConfirmation },
        requestState: await stateCodec.mint({ round: 1 }),
      });
    },
  },
  {
    definition: toolNamed(
      "test_input_required_result_tampered_state",
      "Carries state that must come back unchanged.",
    ),
    async call(_args, { mcpReq }) {
      if (
        mcpReq.requestState() !== undefined &&
        acceptedContent(mcpReq.inputResponses, "confirm") !== undefined
      ) {
        return text("state-ok");
      }
      return inputRequired({
        inputRequests: { confirm: askConfirmation },
        requestState: await stateCodec.mint({ sealed: true }),
      });
    },
  },
  {
    definition: toolNamed(
      "test_input_required_result_multiple_inputs",
      "Asks for three kinds of input at once.",
    ),
    async call(_args, { mcpReq }) {
      const { inputResponses } = mcpReq;
      const name = Named.safeParse(acceptedContent(inputResponses, "user_name"));
      const greeting = Sampled.safeParse(inputResponses?.["greeting"]);
      const roots = Roots.safeParse(inputResponses?.["client_roots"]);
      if (name.success && greeting.success && roots.success) {
        return text(`${greeting.data.content.text}, ${name.data.name}; ${roots.data.roots.length} roots`);
      }
      return inputRequired({
        inputRequests: {
          user_name: askName,
          greeting: askModel("Greet somebody."),
          client_roots: inputRequired.listRoots(),
        },
        requestState: await stateCodec.mint({ inputs: 3 }),
      });
    },
  },
  {
    definition: toolNamed("test_input_required_result_multi_round", "Asks twice, with new state each time."),
    async call(_args, { mcpReq }) {
      const round = Number(mcpReq.requestState<Record<string, unknown>>()?.["round"] ?? 0);
      if (round === 0) {
        return inputRequired({
          inputRequests: { step1: askName },
          requestState: await stateCodec.mint({ round: 1 }),
        });
      }
      if (round === 1) {
        const color = inputRequired.elicit({
          message: "Which colour do you like?",
          requestedSchema: { type: "object", properties: { color: { type: "string" } }, required: ["color"] },
        });
        return inputRequired({
          inputRequests: { step2: color },
          requestState: await stateCodec.mint({ round: 2 }),
        });
      }
      return text("Two rounds done.");
    },
  },
  {
    definition: toolNamed(
      "test_input_required_result_capabilities",
      "Asks only for what the client can give.",
    ),
    call(_args, { mcpReq }) {
      if (mcpReq.inputResponses !== undefined) return text("Got what was asked for.");
      const declared = Envelope.parse(mcpReq.envelope ?? {})[CLIENT_CAPABILITIES_META_KEY];
      const inputRequests: InputRequests = {};
      if (declared?.["elicitation"] !== undefined) inputRequests["user_name"] = askName;
      if (declared?.["sampling"] !== undefined) inputRequests["greeting"] = askModel("Greet somebody.");
      if (declared?.["roots"] !== undefined) inputRequests["client_roots"] = inputRequired.listRoots();
      return Object.keys(inputRequests).length === 0
        ? text("The client can give nothing.")
        : inputRequired({ inputRequests });
    },
  },
];
