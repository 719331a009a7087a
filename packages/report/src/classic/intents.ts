import type { Intent } from "@assay/dialogue";

/** What is neither a question about a record nor a calculation. */
export const reportIntents: readonly Intent[] = [
  {
    id: "list_calculators",
    phrases: {
      en: [
        "which calculators are there",
        "what can you calculate",
        "show me the calculators",
        "list the calculators",
        "what calculations can you do",
        "do you have a calculator",
      ],
      zh: [
        "有哪些计算器",
        "你能算什么",
        "列出计算器",
        "可以做哪些计算",
        "有什么计算工具",
        "能帮我算哪些东西",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "calculators" }],
  },
  {
    id: "calculate",
    phrases: {
      en: [
        "I want to calculate something",
        "run a calculator",
        "let's do a calculation",
        "can you work something out for me",
        "use a calculator",
      ],
      zh: ["我想算点东西", "帮我做个计算", "用计算器算一下", "我要做个测算", "帮我算一笔账"],
    },
    commands: () => [{ command: "start_flow", flow: "calculate" }],
  },
  {
    id: "check",
    phrases: {
      en: [
        "check a claim for me",
        "I want to verify a statement",
        "can you check something in the report",
        "verify one of the claims",
        "fact-check something",
      ],
      zh: [
        "帮我核对一条说法",
        "我想验证一个论断",
        "核对一下报告里的说法",
        "帮我做个事实核查",
        "检查一条论断",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "check" }],
  },
  {
    id: "about",
    phrases: {
      en: [
        "what is this report",
        "what is the report about",
        "what does the report cover",
        "tell me about this report",
        "what topics are in the report",
        "give me an overview of the report",
      ],
      zh: [
        "这是什么报告",
        "这份报告讲什么",
        "报告主要内容是什么",
        "介绍一下这份报告",
        "报告包括哪些内容",
        "概括一下整份报告",
      ],
    },
    commands: () => [{ command: "start_flow", flow: "about" }],
  },
  {
    id: "person",
    phrases: {
      en: [
        "I want to talk to a person",
        "get me a human",
        "connect me to an agent",
        "speak to customer service",
        "is there somebody I can talk to",
        "I want to complain",
      ],
      zh: ["转人工", "我要找人工", "找真人客服", "我要跟人说话", "接人工服务", "我要投诉"],
    },
    commands: () => [{ command: "chitchat", topic: "person" }],
  },
  {
    id: "help",
    phrases: {
      en: [
        "what can you do",
        "how do I use this",
        "help me",
        "what can I ask you",
        "give me some examples",
        "what are you able to answer",
      ],
      zh: ["你能做什么", "怎么用", "我可以问什么", "帮助", "给几个例子", "你会回答哪些问题"],
    },
    commands: () => [{ command: "chitchat", topic: "help" }],
  },
];
