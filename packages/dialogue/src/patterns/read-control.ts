import { trimmed } from "./trimmed.ts";

const cancel =
  /^(?:(?:i(?:'d| would) like to |i want to |let's |let us |can you |could you )?(?:cancel|stop|abort|quit|drop|end|abandon)(?: (?:that|this|it|everything|here|the (?:whole thing|process|request)))?|(?:no,? )?never ?mind(?: (?:that|it|this))?|forget (?:it|that|this|about (?:it|that|this))|i(?:'ve| have)? changed my mind|i (?:don't|do not) want (?:to (?:do|go on|continue)(?: (?:this|that|it|with (?:this|that|it)))?|this|that|it)(?: any ?more)?|scratch that|(?:我)?(?:想|要)?(?:取消|停止|中止|放弃|退出)(?:吧|了|这个|掉|操作|流程|办理|一切)*|算了(?:吧|算了)?|(?:我)?(?:先)?不(?:想)?(?:办|弄|做|搞|问|查|算|约|预约|改|填|继续|要|玩)(?:了|这个了)|停(?:下|一下|下来)?|别(?:弄|办|问|查|算|改|约)了|当我没说|不用(?:了|办了|继续了))$/;
const skip =
  /^(?:(?:let's |can (?:i|we) |could (?:i|we) |i(?:'d| would) like to |i want to )?skip(?: (?:it|this|that|this one|that one|the question|this question))?|pass|next(?: (?:one|question))?|(?:i(?:'d| would)? )?(?:rather|prefer) not(?: to)?(?: (?:say|answer|tell(?: you)?))?|leave (?:it|that|this) (?:blank|empty|out)|no (?:answer|comment)|(?:我)?(?:想|要|能)?(?:跳过|略过)(?:吧|这个|这题|这一步|这个问题|它|去)*|下一(?:个|题|步)(?:问题)?|(?:这个)?(?:我)?(?:先)?不(?:想|方便|愿意|便)?(?:说|填|回答|透露|告诉你|提供)(?:了)?|先?空着)$/;
const repeat =
  /^(?:(?:can|could|would) you (?:please )?(?:repeat|say)(?: (?:that|it|this|the question))*(?: again| once more| one more time)?|(?:please )?(?:say|tell me|repeat) (?:that|it|the question)?(?: ?again| once more| one more time)?|repeat|again|once more|one more time|pardon(?: me)?|i beg your pardon|come again|what(?: did you (?:say|just say)| was that| was the question)?|huh|sorry|excuse me|i (?:didn't|did not|couldn't|could not) (?:hear|catch|get) (?:that|you|it|what you said)|(?:你|您|能|能不能|可以|可不可以)*(?:再)?(?:说|讲|重复|念|复述)(?:一遍|一次|一下|多一遍)(?:吗|么)?|再来一(?:遍|次)|(?:我)?(?:刚才|刚刚)?(?:没|没有)(?:太)?听(?:清楚?|见|到|懂|明白)|(?:你|您)?(?:刚才|刚刚)?(?:说|讲|问)(?:的|的是|了)?(?:什么|啥)(?:来着)?|什么|啥|哈|嗯)$/;
const isAsked = /[?？]\s*$/;
const onlyAsked = /^(?:sorry|excuse me|what|huh|哈|嗯|啥|什么|again)$/;

/** What steers a dialogue in a whole turn of a few words: leave the task, pass over the question, say it again. */
export function readControl(normalised: string): "cancel_flow" | "skip" | "repeat" | undefined {
  if (normalised.length > 80) return undefined;
  for (const text of new Set([trimmed(normalised), normalised.trim().toLowerCase()])) {
    if (cancel.test(text)) return "cancel_flow";
    if (skip.test(text)) return "skip";
    if (repeat.test(text) && (!onlyAsked.test(text) || isAsked.test(normalised))) return "repeat";
  }
  return undefined;
}
