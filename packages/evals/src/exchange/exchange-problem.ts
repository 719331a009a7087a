/** Why a file of another tool cannot be taken over: every reason with its place, so that all can be seen to at once. */
export class ExchangeProblem extends Error {
  override name = "ExchangeProblem";
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    const count = problems.length === 1 ? "one thing" : `${problems.length} things`;
    super(`${file}: ${count} cannot be taken over:\n${problems.map((each) => `- ${each}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Collects what stands in the way while a file is read. */
export interface Problems {
  add(place: string, text: string): void;
  /** @throws ExchangeProblem where anything was added */
  throwIfAny(): void;
  /** What an option is called by whoever reads the hints. */
  nameOf(option: NamedOption): string;
}

/** Options that hints speak of. */
export type NamedOption = "allowCode" | "judge" | "models";
export type OptionNames = Readonly<Partial<Record<NamedOption, string>>>;

const mostListed = 50;

export function createProblems(file: string, names: OptionNames = {}): Problems {
  const found: string[] = [];
  return {
    add(place, text) {
      found.push(`${place}: ${text}`);
    },
    throwIfAny() {
      if (found.length === 0) return;
      const more = found.length > mostListed ? [`and ${found.length - mostListed} more`] : [];
      throw new ExchangeProblem(file, [...found.slice(0, mostListed), ...more]);
    },
    nameOf: (option) => names[option] ?? option,
  };
}
