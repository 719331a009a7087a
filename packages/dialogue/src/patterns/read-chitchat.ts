import { trimmed } from "./trimmed.ts";

const topics: readonly [string, RegExp][] = [
  [
    "greeting",
    /^(?:(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))(?: there| again| everyone)?|你好(?:啊|呀)?|您好|嗨|哈喽|哈啰|喂|早|早上好|上午好|中午好|下午好|晚上好|大家好|hi 你好)$/,
  ],
  [
    "thanks",
    /^(?:(?:ok |okay |great |perfect )?(?:many )?(?:thanks|thank you|thx|cheers|much appreciated|ta)(?: (?:a lot|so much|very much|again|for (?:that|your help|the help)|that's (?:all|great)))*|(?:好的?)?(?:非常|十分|太)?(?:谢谢|感谢|多谢|谢了|谢啦)(?:你|您|啦|了|啊|你的帮助|您的帮助|帮忙)*)$/,
  ],
  [
    "bye",
    /^(?:(?:ok |okay |thanks |thank you )?(?:good ?bye|bye(?: ?bye)?|see (?:you|ya)(?: later| soon)?|good night|talk to you later|have a (?:nice|good|great) (?:day|evening|one)|that's all(?: (?:for now|thanks|thank you))?|i(?:'m| am) done)|(?:好的?|谢谢|那)?(?:再见|拜拜|拜|回头见|回见|晚安|下次再聊|没(?:有)?(?:别的|其他)?事了|没有了谢谢|就这些(?:了)?))$/,
  ],
  [
    "help",
    /^(?:help(?: me)?|what (?:can|do) you (?:do|know|offer|help(?: me)? with)|what (?:are you able to do|are my options|can i (?:do|ask|say)(?: here| you)?)|how (?:can you help(?: me)?|do(?:es)? (?:this|you) work|do i use (?:this|you))|menu|options|(?:你|您|这里|我)?(?:都)?(?:能|会|可以)(?:帮我)?(?:做|干|办|问|帮|查)?(?:些)?(?:我)?(?:什么|啥|哪些(?:事|事情|问题)?)(?:忙|呢|事|问题|业务)?|帮助|帮帮我|怎么(?:用|使用|操作)(?:你|这个)?|(?:有|你有)(?:什么|哪些)(?:功能|业务|服务)|菜单)$/,
  ],
  [
    "how_are_you",
    /^(?:how are you(?: doing)?(?: today)?|how's it going|what's up|how do you do|(?:你|您)(?:还|最近|今天)?(?:好吗|怎么样)|最近怎么样|吃了吗)$/,
  ],
];

/** What small talk a whole turn is, or undefined where it is none. */
export function readChitchat(normalised: string): string | undefined {
  if (normalised.length > 60) return undefined;
  const bare = normalised
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+$/gu, "")
    .replaceAll(/[,，]\s*/g, " ");
  for (const text of new Set([
    bare,
    bare.replaceAll(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, ""),
    trimmed(normalised),
  ]))
    for (const [topic, says] of topics) if (says.test(text)) return topic;
  return undefined;
}
