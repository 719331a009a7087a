import { trimmed } from "./trimmed.ts";

const noEn =
  /^(?:no|nope|nah|not really|not (?:now|today|yet|at all|correct|right|quite|sure about that)|never|negative|incorrect|wrong|that's (?:wrong|not)|don't|do not|i (?:don't|do not|didn't|can't|won't|wouldn't)(?! know)|i'd rather not|absolutely not|of course not|certainly not|it(?:'s| is) (?:not|wrong))(?![\w'])(?! problem| worries| doubt| idea)/;
const yesEn =
  /^(?:yes|yeah|yea|yep|yup|ye|aye|sure|ok(?:ay)?|k|correct|right|exactly|precisely|definitely|absolutely|certainly|of course|indeed|please do|go ahead|go for it|do it|sounds (?:good|great|fine|right)|fine|good|great|perfect|alright|all right|no problem|no worries|confirm(?:ed)?|affirmative|true|agreed?|(?:that's|that is|it's|it is) (?:right|correct|fine|good|ok(?:ay)?|true)|that works|works for me|i (?:do|am|would|did|have|confirm|agree|think so))(?![\w'])/;
const noZh =
  /^(?:不(?!错|好意思|客气|是不|一定|知道|清楚|太清楚|确定|过|如|管|仅|只)|没有|没(?!错|问题|关系|事|听|懂|明白)|别|否|错了|算了|免了|先不|暂时不|还是不|我不(?!知道|清楚|确定|太|懂|明白)|拒绝|no(?=\p{Script=Han}))/u;
const yesZh =
  /^(?:是(?:的|啊|呀|呢|哒|对|$|[,，、。!！ ]|我)|对(?!不起|方|于|面|吗|比|话)|嗯+|好(?:的|啊|呀|吧|嘞|了|滴|呢|哒|好|$|[,，、。!！ ])|行(?:$|[,，、。!！ 的啊吧呀])|可以(?!吗|不|么)|没错|没问题|没关系|不错|当然|确认|确定(?!吗)|同意|正确|要(?:的|啊|$|[,，、。!！ ])|需要(?!吗)|愿意|必须的|就这样|就是(?:这样|的|它)?$|ok(?![a-z])|得嘞|成(?:$|[,，、。!！ ])|我(?:要|愿意|同意|确认|需要|是的?$))/;
const signs: readonly [RegExp, "yes" | "no"][] = [
  [/^\s*(?:👍|👌|✅|🆗|☑️?|✔️?)/u, "yes"],
  [/^\s*(?:👎|❌|🙅|✖️?|🚫)/u, "no"],
];
const isQuestion = /[?？]\s*$|(?:吗|么|行不行|好不好|可不可以|是不是)$/;

/** Whether a turn begins with a yes or a no, in either language or as a sign; undefined where it has neither. */
export function readYesNo(normalised: string): "yes" | "no" | undefined {
  for (const [sign, answer] of signs) if (sign.test(normalised)) return answer;
  const bare = normalised.trim();
  if (isQuestion.test(bare) && !/^(?:yes|no|是的|不是|对)[,，!！。 ]/.test(bare)) return undefined;
  for (const text of [trimmed(normalised), bare.toLowerCase().replaceAll(/[’‘`]/g, "'")]) {
    if (noEn.test(text) || noZh.test(text)) return "no";
    if (yesEn.test(text) || yesZh.test(text)) return "yes";
  }
  return undefined;
}
