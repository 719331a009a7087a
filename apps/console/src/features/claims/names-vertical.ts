import { messages } from "../../i18n/messages.ts";

const labels = Object.values(messages).map(({ vocabulary }) => vocabulary.verticals);

/** Whether words name an area, in either language: whole words in English, any part in Chinese. */
export function namesVertical(text: string, vertical: keyof (typeof labels)[number]): boolean {
  const wanted = wordsOf(text);
  return (
    wanted.length > 0 &&
    labels.some(({ [vertical]: label }) => {
      const words = wordsOf(label);
      return wanted.every((word) =>
        /\p{Script=Han}/u.test(word) ? words.some((each) => each.includes(word)) : words.includes(word),
      );
    })
  );
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
