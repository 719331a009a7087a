import { type Assistant, createDialogue } from "./index.ts";
import { z } from "zod";

const assistant: Assistant = {
  id: "desk",
  language: "en",
  flows: [
    {
      id: "pay",
      title: { en: "Paying a bill", zh: "交费" },
      description: "The person wants to pay an amount.",
      steps: [
        { id: "ask", collect: "amount", ask: "pay.ask" },
        { id: "act", act: "take_payment", input: ({ slots }) => slots, store: "receipt", onFailure: "end" },
        { id: "done", say: "pay.done" },
      ],
    },
  ],
  slots: {
    amount: {
      title: { en: "the amount", zh: "金额" },
      schema: z.number().positive(),
      from: (entity) => (entity.type === "amount" ? entity.value : undefined),
    },
    receipt: { title: { en: "the receipt", zh: "收据" }, schema: z.string(), internal: true },
  },
  intents: [
    {
      id: "pay",
      phrases: { en: ["pay my bill", "make a payment"], zh: ["我要交费", "付账单"] },
      commands: () => [{ command: "start_flow", flow: "pay" }],
    },
  ],
  gazetteers: [],
  responses: {
    "pay.ask": { en: ["How much?"], zh: ["要交多少？"] },
    "pay.done": { en: ["Paid: {receipt}."], zh: ["已交：{receipt}。"] },
  },
  actions: { take_payment: { hasSideEffects: true } },
};

const dialogue = createDialogue(assistant);
const context = { now: "2026-11-25T13:30" };
const { state, effects } = dialogue.step(
  dialogue.start(),
  { type: "user", text: "I want to pay my bill" },
  context,
);
export const all = [state, effects];
