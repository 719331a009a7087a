/** Letters nobody sees: soft hyphens, zero-width and direction marks, tags, variation selectors beyond emoji. */
const hidden =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e01ef}]/gu;
/** Control characters but for tab and the ends of lines. */
const controls = /(?![\t\n\r])\p{Cc}/gu;
/** What chat templates of models use to begin and end turns. */
const templateTokens =
  /<\|[\w ]{1,40}\|>|<｜[^｜]{1,40}｜>|\[\/?INST\]|<<\/?SYS>>|<\/?s>|<(?:start|end)_of_turn>/giu;
const marks = /[[【［]\s*((?:fact|claim|section|entity|calculator)[:：][^\]】］]{1,200})[\]】］]/giu;
const images = /!\[([^\]]{0,500})\]\(([^)]{0,2000})\)/gu;
const fences = /<<<(?=\s*(?:untrusted|end))/giu;

/**
 * Foreign text with nothing in it that a model or a page would take for more than text: hidden characters and tokens of
 * chat templates are gone, images become words, our citation marks and fences no longer look like ours.
 */
export function defuse(text: string): string {
  return text
    .replaceAll(hidden, "")
    .replaceAll(controls, "")
    .replaceAll(templateTokens, "·")
    .replaceAll(marks, "($1)")
    .replaceAll(images, "(image: $1 $2)")
    .replaceAll(fences, "‹‹‹");
}
