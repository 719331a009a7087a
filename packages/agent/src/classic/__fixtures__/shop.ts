import { createDialogue } from "@assay/dialogue";
import type { Assistant, Dialogue } from "@assay/dialogue";
import { z } from "zod";

const said = (zh: string, en: string) => ({ zh: [zh], en: [en] }) as const;

/** A shop that looks up an order and cancels it. */
const shop: Assistant = {
  id: "shop",
  language: "en",
  flows: [
    {
      id: "cancel",
      title: { zh: "取消订单", en: "Cancelling an order" },
      description: "The person wants an order cancelled.",
      steps: [
        { id: "order", collect: "order", ask: "ask" },
        {
          id: "find",
          act: "find_order",
          input: ({ slots }) => ({ order: slots["order"] ?? null }),
          store: "found",
          onFailure: "unknown",
        },
        {
          id: "cancel",
          act: "cancel_order",
          input: ({ slots }) => ({ order: slots["order"] ?? null }),
          store: "cancelled",
          onFailure: "unknown",
        },
        { id: "done", say: "done", next: "end" },
        { id: "unknown", say: "unknown" },
      ],
    },
  ],
  slots: {
    order: {
      title: { zh: "订单", en: "the order" },
      schema: z.number(),
      from: (entity) => (entity.type === "number" ? entity.value : undefined),
    },
    found: { title: { zh: "订单", en: "the order found" }, schema: z.json(), internal: true },
    cancelled: { title: { zh: "结果", en: "the outcome" }, schema: z.json(), internal: true },
  },
  intents: [],
  read: ({ normalised, entities }) => {
    const number = entities.find((entity) => entity.type === "number");
    return normalised.includes("cancel my order")
      ? [
          { command: "start_flow", flow: "cancel" },
          ...(number === undefined
            ? []
            : [{ command: "set_slot" as const, slot: "order", value: number.value }]),
        ]
      : [];
  },
  gazetteers: [],
  responses: {
    ask: said("哪个订单？", "Which order is it?"),
    done: said("已取消。", "It is cancelled. You hear from us by mail."),
    unknown: said("没有办成。", "That could not be done."),
  },
  actions: { find_order: { hasSideEffects: false }, cancel_order: { hasSideEffects: true } },
};

/** The shop, read by rules of one line. */
export function createShop(): Dialogue {
  return createDialogue(shop, {
    reader: {
      read(text) {
        const number = /\d+/u.exec(text);
        return {
          text,
          normalised: text.toLowerCase(),
          writtenIn: /\p{Script=Han}/u.test(text) ? "zh" : "en",
          entities:
            number === null
              ? []
              : [
                  {
                    type: "number",
                    value: Number(number[0]),
                    text: number[0],
                    start: number.index,
                    end: number.index + number[0].length,
                  },
                ],
          guesses: [{ intent: "none", probability: 1 }],
        };
      },
    },
  });
}
