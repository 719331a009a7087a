import { trimmed } from "./trimmed.ts";

export interface Option<Value> {
  value: Value;
  names: readonly string[];
}

const ordinals: readonly RegExp[] = [
  /^(?:the |my )?(?:first|1st|former)(?: one| option)?$|^(?:number |option |no\.? ?)?(?:1|one|a)$|^(?:选|要|就|我要|我选)?(?:第[一1](?:个|种|项)?|前者|前面(?:那|的)?(?:个|种)?|[一1]|头一个)(?:吧)?$/,
  /^(?:the |my )?(?:second|2nd)(?: one| option)?$|^(?:number |option |no\.? ?)?(?:2|two|b)$|^(?:选|要|就|我要|我选)?(?:第[二两2](?:个|种|项)?|[二2])(?:吧)?$/,
  /^(?:the |my )?(?:third|3rd)(?: one| option)?$|^(?:number |option |no\.? ?)?(?:3|three|c)$|^(?:选|要|就|我要|我选)?(?:第[三3](?:个|种|项)?|[三3])(?:吧)?$/,
  /^(?:the |my )?(?:fourth|4th)(?: one| option)?$|^(?:number |option |no\.? ?)?(?:4|four|d)$|^(?:选|要|就|我要|我选)?(?:第[四4](?:个|种|项)?|[四4])(?:吧)?$/,
  /^(?:the |my )?(?:fifth|5th)(?: one| option)?$|^(?:number |option |no\.? ?)?(?:5|five|e)$|^(?:选|要|就|我要|我选)?(?:第[五5](?:个|种|项)?|[五5])(?:吧)?$/,
];
const last =
  /^(?:the )?(?:last|latter)(?: one| option)?$|^(?:选|要|就|我要|我选)?(?:最后(?:一个|那个|一种)?|后者|后面(?:那|的)?(?:个|种)?)(?:吧)?$/;

function contains(text: string, name: string): boolean {
  if (name === "") return false;
  let at = text.indexOf(name);
  const isWord = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char);
  while (at >= 0) {
    const startsInside = isWord(name[0]) && isWord(text[at - 1]);
    const endsInside = isWord(name.at(-1)) && isWord(text[at + name.length]);
    if (!startsInside && !endsInside) return true;
    at = text.indexOf(name, at + 1);
  }
  return false;
}

/** The one option whose whole name the turn is. */
export function readExactChoice<Value>(
  normalised: string,
  options: readonly Option<Value>[],
): Option<Value> | undefined {
  const text = trimmed(normalised);
  return options.find((option) => option.names.some((name) => trimmed(name) === text));
}

/** The one option that a turn names; where one name stands inside another, the longer one counts. */
export function readNamedChoice<Value>(
  normalised: string,
  options: readonly Option<Value>[],
): Option<Value> | undefined {
  const exact = readExactChoice(normalised, options);
  if (exact !== undefined) return exact;
  const text = normalised.toLowerCase();
  const named = options.flatMap((option) =>
    option.names
      .map((name) => name.toLowerCase())
      .flatMap((name) => (contains(text, name) ? [{ option, name }] : [])),
  );
  const outermost = named.filter(
    (each) =>
      !named.some(
        (other) =>
          other.option !== each.option &&
          other.name.length > each.name.length &&
          other.name.includes(each.name),
      ),
  );
  const found = new Set(outermost.map((each) => each.option));
  return found.size === 1 ? outermost[0]?.option : undefined;
}

/** The option that a turn names or counts: "the second", "最后一个", "b". */
export function readChoice<Value>(
  normalised: string,
  options: readonly Option<Value>[],
): Option<Value> | undefined {
  const named = readNamedChoice(normalised, options);
  if (named !== undefined) return named;
  const text = trimmed(normalised);
  if (last.test(text)) return options.at(-1);
  const index = ordinals.findIndex((ordinal) => ordinal.test(text));
  return index < 0 ? undefined : options[index];
}
