import { z } from "zod";
import type { Slot } from "../../assistant.ts";

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
/** Days before this one have gone by in the tests' clock. */
const firstDay = "2026-11-25";

/** What the clinic's assistant has to know. */
export const clinicSlots: Readonly<Record<string, Slot>> = {
  member: {
    title: { zh: "就诊号", en: "the patient number" },
    schema: z.string().regex(/^\d{6}$/),
    from: (entity) => {
      if (entity.type === "number") return String(entity.value);
      return entity.type === "order" ? entity.value : undefined;
    },
    invalid: "verify.bad_member",
  },
  patient: {
    title: { zh: "病人", en: "the patient" },
    schema: z.strictObject({ name: z.string() }),
    internal: true,
  },
  service: {
    title: { zh: "项目", en: "the service" },
    schema: z.enum(["cleaning", "eye_test", "vaccination"]),
    choices: [
      { value: "cleaning", names: ["dental cleaning", "cleaning", "洗牙"] },
      { value: "eye_test", names: ["eye test", "视力检查", "查视力"] },
      { value: "vaccination", names: ["vaccination", "vaccine", "打疫苗", "疫苗"] },
    ],
  },
  day: {
    title: { zh: "日期", en: "the day" },
    schema: z
      .string()
      .regex(isoDay)
      .refine((day) => day >= firstDay),
    from: (entity) => (entity.type === "date" ? entity.date : undefined),
    invalid: "book.bad_day",
  },
  time: {
    title: { zh: "时间", en: "the time" },
    schema: z.string().regex(/^\d{2}:\d{2}$/),
    from: (entity) => (entity.type === "date" ? entity.time : undefined),
  },
  note: {
    title: { zh: "备注", en: "the note" },
    schema: z.string().max(200),
    fromText: (text) => text,
    optional: true,
  },
  isConfirmed: { title: { zh: "确认", en: "the confirmation" }, schema: z.boolean(), yesNo: true },
  booking: { title: { zh: "预约编号", en: "the reference" }, schema: z.string(), internal: true },
  address: {
    title: { zh: "地址", en: "the address" },
    schema: z.string().min(5).max(120),
    fromText: (text) => text,
    maxAttempts: 2,
  },
  movedOn: {
    title: { zh: "搬家日期", en: "the moving day" },
    schema: z.string().regex(isoDay),
    from: (entity) => (entity.type === "date" ? entity.date : undefined),
    optional: true,
  },
  moved: { title: { zh: "结果", en: "the outcome" }, schema: z.boolean(), internal: true },
  amount: {
    title: { zh: "金额", en: "the amount" },
    schema: z.number().min(1).max(5000),
    from: (entity) => (entity.type === "amount" || entity.type === "number" ? entity.value : undefined),
    invalid: "pay.bad_amount",
  },
  receipt: { title: { zh: "收据", en: "the receipt" }, schema: z.string(), internal: true },
};
