import type { Assistant, Flow, Knowledge } from "../../assistant.ts";
import type { Language } from "../../language.ts";
import { clinicSlots } from "./clinic-slots.ts";
import { clinicIntents, clinicResponses } from "./clinic-words.ts";

const verify: Flow = {
  id: "verify",
  title: { zh: "核对身份", en: "Finding your record" },
  description: "Finds the patient's record.",
  internal: true,
  steps: [
    { id: "ask", collect: "member", ask: "verify.ask_member" },
    {
      id: "find",
      act: "find_patient",
      input: ({ slots }) => ({ member: slots["member"] ?? null }),
      store: "patient",
      onFailure: "unknown",
      next: "end",
    },
    { id: "unknown", say: "verify.unknown" },
    { id: "again", set: { member: null }, next: "ask" },
  ],
};

const book: Flow = {
  id: "book",
  title: { zh: "预约", en: "Booking a visit" },
  description: "The person wants to come in: a dental cleaning, an eye test or a vaccination.",
  steps: [
    { id: "verify", call: "verify" },
    { id: "service", collect: "service", ask: "book.ask_service" },
    { id: "day", collect: "day", ask: "book.ask_day" },
    { id: "time", collect: "time", ask: "book.ask_time" },
    { id: "note", collect: "note", ask: "book.ask_note" },
    { id: "confirm", collect: "isConfirmed", ask: "book.confirm", always: true },
    {
      id: "agreed",
      branch: [{ when: { slot: "isConfirmed", equals: true }, next: "act" }],
      otherwise: "left",
    },
    {
      id: "act",
      act: "book_visit",
      input: ({ slots }) => ({
        service: slots["service"] ?? null,
        day: slots["day"] ?? null,
        time: slots["time"] ?? null,
        note: slots["note"] ?? null,
      }),
      store: "booking",
      onFailure: "why",
    },
    { id: "done", say: "book.done", next: "end" },
    {
      id: "why",
      branch: [{ when: { slot: "failure", equals: "taken" }, next: "taken" }],
      otherwise: "failed",
    },
    { id: "taken", say: "book.taken" },
    { id: "otherTime", set: { time: null }, next: "time" },
    { id: "failed", say: "book.failed" },
    { id: "human", handOver: "booking_failed" },
    { id: "left", say: "book.left" },
  ],
};

const move: Flow = {
  id: "move",
  title: { zh: "改地址", en: "Changing your address" },
  description: "The person has moved or wants another address on record.",
  steps: [
    { id: "verify", call: "verify" },
    { id: "address", collect: "address", ask: "move.ask_address" },
    { id: "from", collect: "movedOn", ask: "move.ask_from" },
    {
      id: "act",
      act: "change_address",
      input: ({ slots }) => ({ address: slots["address"] ?? null, from: slots["movedOn"] ?? null }),
      store: "moved",
      onFailure: "failed",
    },
    { id: "done", say: "move.done", next: "end" },
    { id: "failed", say: "move.failed" },
  ],
};

const pay: Flow = {
  id: "pay",
  title: { zh: "交费", en: "Paying a bill" },
  description: "The person wants to pay an amount.",
  keeps: ["amount"],
  steps: [
    { id: "amount", collect: "amount", ask: "pay.ask_amount" },
    { id: "large", branch: [{ when: { slot: "amount", atLeast: 2000 }, next: "human" }], otherwise: "act" },
    { id: "human", handOver: "large_payment" },
    {
      id: "act",
      act: "take_payment",
      input: ({ slots }) => ({ amount: slots["amount"] ?? null }),
      store: "receipt",
      onFailure: "failed",
    },
    { id: "done", say: "pay.done", next: "end" },
    { id: "failed", say: "pay.failed" },
  ],
};

const facts: readonly { about: RegExp; says: Readonly<Record<Language, string>> }[] = [
  {
    about: /open|hours|close|几点开门|营业|开门|关门/i,
    says: {
      zh: "工作日八点到十八点开门。[fact:hours]",
      en: "We open from 8 to 18 on weekdays. [fact:hours]",
    },
  },
  {
    about: /\bpark(?:ing)?\b|停车/i,
    says: {
      zh: "门前有十个免费车位。[fact:parking]",
      en: "There are ten free parking spaces in front. [fact:parking]",
    },
  },
];

const knowledge: Knowledge = {
  threshold: 0.5,
  answer: (query, { language }) =>
    facts
      .filter(({ about }) => about.test(query))
      .map(({ says }) => ({ confidence: 0.9, text: says[language] })),
};

/** A clinic's front desk: visits, addresses, payments and a few facts. */
export const clinic: Assistant = {
  id: "clinic",
  language: "en",
  flows: [book, move, pay, verify],
  slots: clinicSlots,
  intents: clinicIntents,
  gazetteers: [],
  responses: clinicResponses,
  actions: {
    find_patient: { hasSideEffects: false },
    book_visit: { hasSideEffects: true },
    change_address: { hasSideEffects: true },
    take_payment: { hasSideEffects: true },
  },
  knowledge,
  greets: "clinic.hello",
};
