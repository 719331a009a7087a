/** The words of a text: what stands between white space; Chinese characters and kana are a word each. */
export function splitWords(text: string): string[] {
  return (
    text.match(/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|[^\s\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+/gu) ?? []
  );
}
