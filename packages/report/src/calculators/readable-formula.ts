const identifier = /[a-z][A-Za-z0-9]*(?:\.\d+)?/gu;
const functions = new Set([
  "min",
  "ceil",
  "ln",
  "exp",
  "smallest",
  "with",
  "n",
  "max",
  "log",
  "sqrt",
  "round",
  "floor",
]);

/** A formula with the labels of inputs and outputs in place of their names; what has no label goes by its name in words. */
export function readableFormula(formula: string, labels: ReadonlyMap<string, string>): string {
  return formula.replaceAll(identifier, (name) => (functions.has(name) ? name : nameOf(name, labels)));
}

/** The label of a step, or its name in words. */
export function nameOf(name: string, labels: ReadonlyMap<string, string>): string {
  return (
    labels.get(name) ?? name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`).replace(".", " ")
  );
}
