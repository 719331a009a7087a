import type { Message } from "../completion.ts";
import { createRandom } from "../statistics/random.ts";
import type { SolveContext, Solution } from "../solver.ts";
import type { Talk } from "./use-tools.ts";

/** Somebody who talks with the model under test. */
export interface SimulatedUser {
  /** What is said next, after what was answered; undefined ends the conversation. The first answer is "". */
  next(answer: string): Promise<string | undefined> | string | undefined;
}

export interface Persona {
  /** Said one after the other; each may have wordings to draw from. */
  lines: readonly (string | readonly string[])[];
}

/** Says its lines, whatever is answered; the seed draws the wordings. The same seed, the same words. */
export function scriptedUser({ lines }: Persona, seed: number): SimulatedUser {
  const random = createRandom(seed);
  let at = 0;
  return {
    next() {
      const line = lines[at];
      at += 1;
      return typeof line === "string" || line === undefined ? line : line[random.integer(line.length)];
    },
  };
}

export interface ModelUserOptions {
  /** The address of the model that plays; never the one under test by itself. */
  model: string;
  /** Who is played, what is wanted, what is known and what is not said unasked. */
  persona: string;
}

const stop = "###END###";

/** Is played by a model. What it says is what a person says: no instruction to anybody. */
export function modelUser(
  { model, persona }: ModelUserOptions,
  { complete }: Pick<SolveContext, "complete">,
): SimulatedUser {
  const messages: Message[] = [
    {
      role: "system",
      content: `You play a customer in a conversation with an assistant.\n${persona}\nSay one short message at a time, in the words of such a person. Say only what the persona knows; make nothing up. When your goal is reached, or cannot be, answer with ${stop} and nothing else.`,
    },
  ];
  return {
    async next(answer) {
      messages.push({ role: "user", content: answer === "" ? "Hello, how can I help you?" : answer });
      const { text } = await complete({ model, messages: [...messages] });
      messages.push({ role: "assistant", content: text });
      return text.includes(stop) ? undefined : text;
    },
  };
}

/** Lets somebody talk with the model until either has said all, at most so many turns. */
export async function converse(
  talk: Talk,
  user: SimulatedUser,
  { mostTurns = 30 }: { mostTurns?: number } = {},
): Promise<Solution> {
  let answer = "";
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const said = await user.next(answer);
    if (said === undefined) break;
    answer = await talk.say(said);
  }
  return talk.solution(answer);
}
