import type { ActionOutcome, Dialogue, DialogueState, Effect } from "@assay/dialogue";
import { createDialogue } from "@assay/dialogue";
import { Failure } from "@assay/toolkit";
import type { Tool } from "@assay/toolkit";
import { Calculation } from "../calculators/index.ts";
import type { Question } from "../question.ts";
import { createSourceText } from "../source-text.ts";
import { createReportTools } from "../tools/index.ts";
import { createReportAssistant } from "./assistant.ts";
import { isRefusal, isRight, replyOf, turnsBefore } from "./judge-reply.ts";
import type { Reply } from "./judge-reply.ts";

/** A question with what came of it; `isRight` for one that the report answers, `isRefused` where it says that it does not. */
export interface Judged {
  id: string;
  question: string;
  isRight: boolean;
  isRefused: boolean;
  reply: Reply;
}

/** A conversation: turns in, replies out. */
export interface Conversation {
  say(text: string): Promise<Reply>;
}

const mostActions = 5;

let made: Dialogue | undefined;

/** A conversation with the assistant of the report and its tools; `now` is the date that turns are read at. */
export function createConversation(now = "2026-11-25T13:30"): Conversation {
  const dialogue = (made ??= createDialogue(createReportAssistant()));
  const tools = new Map(
    createReportTools({ source: createSourceText(undefined) }).map((tool) => [tool.name, tool]),
  );
  let state = dialogue.start();
  return {
    async say(text) {
      const turn = await take({ dialogue, tools, now }, state, text);
      state = turn.state;
      return turn.reply;
    },
  };
}

interface Setting {
  dialogue: Dialogue;
  tools: ReadonlyMap<string, Tool>;
  now: string;
}

async function take(
  { dialogue, tools, now }: Setting,
  before: DialogueState,
  text: string,
): Promise<{ state: DialogueState; reply: Reply }> {
  const said: string[] = [];
  const calculations: Calculation[] = [];
  let { state, effects } = dialogue.step(before, { type: "user", text }, { now });
  for (let count = 0; count < mostActions; count++) {
    said.push(...effects.flatMap((effect) => (effect.type === "say" ? [effect.text] : [])));
    const act = effects.find((effect): effect is Extract<Effect, { type: "act" }> => effect.type === "act");
    if (act === undefined) break;
    const outcome = await carryOut(tools.get(act.action), act.input);
    const calculation = Calculation.safeParse(outcome.ok ? outcome.output : undefined);
    if (calculation.success) calculations.push(calculation.data);
    ({ state, effects } = dialogue.step(state, { type: "result", call: act.call, outcome }, { now }));
  }
  return { state, reply: replyOf(said.join("\n"), calculations) };
}

async function carryOut(tool: Tool | undefined, input: unknown): Promise<ActionOutcome> {
  if (tool === undefined) return { ok: false, code: "unknown_tool", message: "no such tool" };
  const output = await tool.call(input);
  if (output instanceof Failure) return { ok: false, code: output.code, message: output.message };
  return { ok: true, output: JSON.parse(JSON.stringify(output)) };
}

/** Asks every question, each in a conversation of its own or after the one it follows, and judges the replies. */
export async function evaluateQuestions(questions: readonly Question[]): Promise<Judged[]> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const judged: Judged[] = [];
  for (const question of questions) {
    const conversation = createConversation();
    for (const before of turnsBefore(question, byId)) await conversation.say(before);
    const reply = await conversation.say(question.question);
    judged.push({
      id: question.id,
      question: question.question,
      isRight: isRight(question.expect, reply),
      isRefused: isRefusal(reply),
      reply,
    });
  }
  return judged;
}

/** Asks what the report does not say; each should be refused. */
export async function evaluateRefusals(
  questions: readonly { id: string; question: string }[],
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { id, question } of questions) {
    const reply = await createConversation().say(question);
    judged.push({ id, question, isRight: isRefusal(reply), isRefused: isRefusal(reply), reply });
  }
  return judged;
}
