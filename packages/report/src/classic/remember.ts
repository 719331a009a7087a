const most = 256;

/** A pure function that keeps its last answers: a turn is looked at from several sides. */
export function remember<Argument, Answer>(
  answer: (argument: Argument) => Answer,
  keyOf: (argument: Argument) => string,
): (argument: Argument) => Answer {
  const known = new Map<string, { value: Answer }>();
  return (argument) => {
    const key = keyOf(argument);
    const kept = known.get(key);
    if (kept !== undefined) return kept.value;
    const value = answer(argument);
    if (known.size >= most) known.delete(known.keys().next().value ?? "");
    known.set(key, { value });
    return value;
  };
}
