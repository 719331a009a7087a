import type { Intent, Response } from "../../assistant.ts";

/** What the clinic's assistant says. */
export const clinicResponses: Readonly<Record<string, Response>> = {
  "clinic.hello": {
    zh: ["您好，这里是柳河诊所。预约、改地址、交费都可以找我。"],
    en: ["Hello, Willow River Clinic. I can book visits, change your address and take payments."],
  },
  "verify.ask_member": {
    zh: ["请说一下您的六位就诊号。", "就诊号是哪六位数字？"],
    en: [
      "What is your six-digit patient number?",
      "Could you give me the six digits of your patient number?",
    ],
  },
  "verify.bad_member": {
    zh: ["就诊号应该是六位数字，“{value}”不对。"],
    en: ["A patient number has six digits, so “{value}” can't be right."],
  },
  "verify.unknown": { zh: ["没有查到这个就诊号。"], en: ["I can't find that patient number."] },
  "book.ask_service": {
    zh: ["您要约洗牙、视力检查还是打疫苗？", "约哪一项：洗牙、视力检查还是疫苗？"],
    en: [
      "Is it a dental cleaning, an eye test or a vaccination?",
      "Which one: cleaning, eye test or vaccination?",
    ],
  },
  "book.ask_day": {
    zh: ["哪一天方便？", "您想约哪天？"],
    en: ["Which day suits you?", "What day shall it be?"],
  },
  "book.bad_day": { zh: ["{value}已经过去了。"], en: ["{value} has already gone by."] },
  "book.ask_time": { zh: ["几点过来？", "约几点？"], en: ["At what time?", "What time shall I put down?"] },
  "book.ask_note": {
    zh: ["有什么要告诉医生的吗？没有可以跳过。"],
    en: ["Anything the doctor should know? You can skip this."],
  },
  "book.confirm": {
    zh: ["{day} {time}，{service}，对吗？"],
    en: ["{service} on {day} at {time}, is that right?"],
  },
  "book.done": {
    zh: ["约好了，编号 {booking}。"],
    en: ["You're booked. Your reference is {booking}."],
  },
  "book.taken": { zh: ["这个时间刚被约走了。"], en: ["That time has just been taken."] },
  "book.failed": { zh: ["预约系统现在用不了。"], en: ["The booking system isn't answering."] },
  "book.left": { zh: ["好，那先不约。"], en: ["All right, I won't book it."] },
  "move.ask_address": { zh: ["新地址是什么？"], en: ["What is the new address?"] },
  "move.ask_from": { zh: ["从哪天开始用新地址？"], en: ["From which day should we use it?"] },
  "move.done": { zh: ["地址改好了：{address}。"], en: ["Your address is now {address}."] },
  "move.failed": { zh: ["地址没有改成。"], en: ["I couldn't change the address."] },
  "pay.ask_amount": { zh: ["要交多少钱？"], en: ["How much would you like to pay?"] },
  "pay.bad_amount": { zh: ["一次可以交 1 到 5000 元。"], en: ["A payment is between 1 and 5,000."] },
  "pay.done": {
    zh: ["收到 {amount} 元，收据 {receipt}。"],
    en: ["I've taken {amount}; the receipt is {receipt}."],
  },
  "pay.failed": { zh: ["没有扣款成功（{failure}）。"], en: ["The payment didn't go through ({failure})."] },
  "chitchat.weather": { zh: ["诊所里倒是四季如春。"], en: ["It's always mild in the waiting room."] },
};

/** What people say to it. */
export const clinicIntents: readonly Intent[] = [
  {
    id: "book_visit",
    phrases: {
      zh: [
        "我想预约",
        "我要约个时间看医生",
        "帮我挂个号",
        "预约洗牙",
        "想约明天下午打疫苗",
        "约一个视力检查",
        "可以预约吗",
      ],
      en: [
        "I want to book an appointment",
        "book a visit",
        "can I make an appointment",
        "I need a dental cleaning tomorrow",
        "schedule an eye test",
        "I'd like to come in for a vaccination",
        "I'd like to see a doctor",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "book" }],
  },
  {
    id: "change_address",
    phrases: {
      zh: ["我要改地址", "我搬家了", "更新一下我的住址", "换个收信地址", "地址变了", "修改联系地址"],
      en: [
        "I want to change my address",
        "I've moved house",
        "update my address please",
        "my address has changed",
        "I moved to a new flat",
        "change of address",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "move" }],
  },
  {
    id: "pay_bill",
    phrases: {
      zh: ["我要交费", "付账单", "缴一下费用", "我想付款", "交两百块钱", "结账"],
      en: [
        "I want to pay my bill",
        "make a payment",
        "pay 200 dollars",
        "settle my invoice",
        "I'd like to pay what I owe",
        "pay the fee",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "pay" }],
  },
  {
    id: "ask_weather",
    phrases: {
      zh: ["今天天气怎么样", "外面冷不冷", "会下雨吗", "天气真好", "明天有雨吗"],
      en: ["how is the weather", "is it raining", "nice weather today", "is it cold outside", "will it snow"],
    },
    commands: () => [{ command: "chitchat", topic: "weather" }],
  },
];
