import type { Response, View, Wording } from "../assistant.ts";
import { valueText } from "../engine/value-text.ts";

/** A wording that goes on about a person only where there is one to hand over to. */
function offering(text: string, offer: string): Wording {
  return (view: View) => (view.slots["human"] === true ? `${text}${offer}` : text);
}

/** A wording around the flows there are to choose from, and another for when there is none. */
function listing(parts: { before: string; after: string; none: string; offer?: string }): Wording {
  return ({ slots, language }: View) => {
    const list = valueText(slots["options"] ?? slots["flows"], language);
    const text = list === "" ? parts.none : `${parts.before}${list}${parts.after}`;
    return slots["human"] === true ? `${text}${parts.offer ?? ""}` : text;
  };
}

/**
 * What the repair patterns say. An assistant overrides any of them by its id. Beside the slots a wording may
 * show `{flow}` (resume, cancelled), `{title}` and `{value}` (corrected, invalid, cannot_skip), `{options}`
 * (clarify, choices) and `{flows}` (help, chitchat); a function finds in `human` whether there is a person.
 */
export const patternResponses = {
  "pattern.rephrase": {
    zh: [
      "这句我没太明白，您换个说法试试？",
      "抱歉，我没听懂，能再说具体一点吗？",
      "我还没弄清楚，麻烦您换种方式说说。",
    ],
    en: [
      "I didn't quite get that. Could you put it another way?",
      "Sorry, I'm not sure what you mean. Can you say a little more?",
      "That one went past me. Could you try different words?",
    ],
  },
  "pattern.choices": {
    zh: [
      listing({
        before: "还是没弄明白。我能帮您的有：",
        after: "。您想办哪一件？",
        none: "还是没弄明白您的意思。",
        offer: "也可以说“转人工”。",
      }),
      listing({
        before: "抱歉，又没听懂。您是想",
        after: "？",
        none: "抱歉，又没听懂。",
        offer: "要不要我帮您转人工？",
      }),
    ],
    en: [
      listing({
        before: "I'm still not following. I can help with ",
        after: ". Which one is it?",
        none: "I'm still not following.",
        offer: " Or I can get a person for you.",
      }),
      listing({
        before: "Sorry, I missed that again. Is it about ",
        after: "?",
        none: "Sorry, I missed that again.",
        offer: " You can also ask for a person.",
      }),
    ],
  },
  "pattern.stuck": {
    zh: [
      offering("我们好像卡在这一步了。您可以直接回答，也可以说“取消”", "，或者说“转人工”。"),
      offering("这一步我还是没听明白，不想继续的话说“取消”就行", "，要找人工也可以。"),
    ],
    en: [
      offering("We seem to be stuck here. You can answer, or say “cancel”", ", or ask for a person."),
      offering(
        "I still can't make that out. Say “cancel” to leave this",
        ", or “a person” to speak to somebody.",
      ),
    ],
  },
  "pattern.clarify": {
    zh: ["您是想{options}？", "想确认一下，您说的是{options}？"],
    en: ["Do you mean {options}?", "Just to be sure: is it {options}?"],
  },
  "pattern.resume": {
    zh: ["我们接着办“{flow}”。", "好，回到刚才的“{flow}”。"],
    en: ["Back to “{flow}”.", "Now, where we left off: “{flow}”."],
  },
  "pattern.corrected": {
    zh: ["好的，{title}改成{value}了。", "明白，{title}按{value}来。"],
    en: ["Right, {title} is now {value}.", "Got it, I've changed {title} to {value}."],
  },
  "pattern.cancelled": {
    zh: ["好，“{flow}”先不办了。", "没问题，“{flow}”已经取消。"],
    en: ["All right, I've dropped “{flow}”.", "No problem, “{flow}” is cancelled."],
  },
  "pattern.nothing_to_cancel": {
    zh: ["现在没有正在办的事情。", "眼下没有什么需要取消的。"],
    en: ["There's nothing under way to cancel.", "Nothing is open at the moment."],
  },
  "pattern.cannot_skip": {
    zh: ["{title}这一项得填，没有它办不下去。", "抱歉，{title}不能跳过。"],
    en: ["I do need {title} to go on.", "Sorry, {title} is one I can't leave out."],
  },
  "pattern.nothing_to_repeat": {
    zh: ["我还没说什么呢，您想问点什么？", "前面还没有可以重复的内容。"],
    en: ["I haven't said anything yet. What can I do for you?", "There's nothing to repeat so far."],
  },
  "pattern.invalid": {
    zh: ["“{value}”不能用作{title}。", "{title}填“{value}”不太合适，请再给一个。"],
    en: ["“{value}” doesn't work as {title}.", "I can't use “{value}” for {title}."],
  },
  "pattern.unknown": {
    zh: [
      offering("这个问题我手头没有资料，不敢乱说。", "需要的话我可以帮您转人工。"),
      offering("抱歉，这一点我不知道。", "要不要帮您找个同事来答？"),
    ],
    en: [
      offering("I have nothing on that, and I won't guess.", " I can get a person for you, if you like."),
      offering("I don't know the answer to that one.", " Shall I find somebody who does?"),
    ],
  },
  "pattern.one_moment": {
    zh: ["稍等，我先把手上这一步办完，马上回您。", "请稍候，正在处理，您刚说的我记下了。"],
    en: [
      "One moment, I'm finishing this step and will come right back to that.",
      "Just a second. I've noted what you said.",
    ],
  },
  "pattern.handing_over": {
    zh: ["好的，我请同事来接手，请稍等。", "这就帮您转人工，前面说的不用再重复。"],
    en: [
      "I'll bring in a colleague now. One moment, please.",
      "Let me pass you on to a person; you won't have to start over.",
    ],
  },
  "pattern.give_up": {
    zh: ["这件事我这边办不下去了，先放一放。您可以问别的。", "抱歉，这一步我帮不上，我们先停在这里。"],
    en: [
      "I can't get any further with this, so let's leave it here. You can ask me something else.",
      "Sorry, I'm no help with this one. Let's set it aside.",
    ],
  },
  "pattern.emergency": {
    zh: [
      "如果有人有危险，请立刻拨打 120（急救）、110（报警）或 119（火警）。",
      "请先保证安全，马上拨打 120、110 或 119 求助。",
    ],
    en: [
      "If anyone is in danger, please call your local emergency number right now.",
      "Please get safe first and call the emergency services at once.",
    ],
  },
  "pattern.opt_out": {
    zh: ["明白，以后不会再联系您了，打扰了。", "好的，已经记下，我们不再联系您。"],
    en: [
      "Understood. You won't hear from us again. Sorry to have troubled you.",
      "I've noted it: we won't contact you any more.",
    ],
  },
  "pattern.wrong_person": {
    zh: ["不好意思，是我们找错人了，打扰了。", "抱歉打扰，我这就把记录改过来。"],
    en: [
      "Sorry, we have the wrong person. I won't keep you.",
      "My apologies for the mix-up. I'll have our record put right.",
    ],
  },
  "pattern.identity": {
    zh: ["我是自动助手，不是真人。", "您在跟一个自动助手对话，不是真人。"],
    en: [
      "I'm an automated assistant, not a person.",
      "You're talking to an automated assistant, not a human.",
    ],
  },
  "pattern.closed": {
    zh: ["这次对话已经结束，我们不会再联系您。", "对话到这里就结束了。"],
    en: ["This conversation is closed, and we won't contact you again.", "We have ended this conversation."],
  },
  "pattern.greeting": {
    zh: ["您好，有什么可以帮您？", "您好！想办点什么？"],
    en: ["Hello, what can I do for you?", "Hi there! How can I help?"],
  },
  "pattern.thanks": { zh: ["不客气。", "应该的。"], en: ["You're welcome.", "Any time."] },
  "pattern.bye": { zh: ["好的，再见！", "再见，祝您顺利。"], en: ["Goodbye!", "Take care, bye."] },
  "pattern.help": {
    zh: [
      listing({
        before: "我能帮您：",
        after: "。您直接说想办哪一件就行。",
        none: "您直接提问就行，我知道的会告诉您。",
      }),
      listing({ before: "可以找我办的事有：", after: "。", none: "有问题直接问我就好。" }),
    ],
    en: [
      listing({
        before: "I can help you with: ",
        after: ". Just tell me which.",
        none: "Just ask; I'll tell you what I know.",
      }),
      listing({
        before: "Here's what I do: ",
        after: ".",
        none: "Ask me a question and I'll see what I have.",
      }),
    ],
  },
  "pattern.chitchat": {
    zh: ["聊天我不太在行，办事可以找我。", "这个我就陪您聊不了太多了，有正事尽管说。"],
    en: [
      "I'm not much of a talker, but I'm happy to help with something.",
      "Small talk isn't my strength. What can I do for you?",
    ],
  },
  "pattern.declined": {
    zh: ["好的，那就不用了。", "行，那先这样。"],
    en: ["All right, we'll leave that.", "Fine, no need then."],
  },
  "pattern.error": {
    zh: ["抱歉，我这边出了点问题。", "不好意思，这一步出错了。"],
    en: ["Sorry, something went wrong on my side.", "I've hit a problem here, sorry."],
  },
} as const satisfies Readonly<Record<string, Response>>;

/** The id of a response that the repair patterns use. */
export type PatternResponse = keyof typeof patternResponses;
