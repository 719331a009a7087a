const edges = /^[\s\p{P}]+|[\s\p{P}~]+$/gu;
const opening =
  /^(?:(?:um+|uh+|er+|hm+|well|oh|ah|so|and|but|ok|okay|please|sorry|just|hey|then)[\s,，.]+|(?:嗯+|呃+|额|啊|哦|噢|那个?|就|请|麻烦(?:你|您)?|不好意思)[\s,，、]+)+/;
const closing =
  /(?:[\s,，.]+(?:please|thanks|thank you|then|now|for me)|[\s,，、]*(?:谢谢(?:你|您)?|吧|啊|呀|哈|呗|嘛|哦|了吧))+$/;

/** A folded turn without the words and marks around it that carry no meaning of their own. */
export function trimmed(normalised: string): string {
  const bare = normalised.toLowerCase().replaceAll(/[’‘`]/g, "'").replaceAll(edges, "");
  const core = bare.replace(opening, "").replace(closing, "").replaceAll(edges, "");
  return core === "" ? bare : core;
}
