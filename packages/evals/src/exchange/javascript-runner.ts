import { Worker } from "node:worker_threads";
import { z } from "zod";

/** Evaluates expressions of a config. */
export interface JavascriptRunner {
  /**
   * The value of an expression over `output` and `context`, as JSON.
   * @throws Error with what it threw, or that it was stopped
   */
  evaluate(expression: string, given: { output: string; context: unknown }): Promise<unknown>;
}

/** Longest an expression may take, milliseconds. */
const mostMs = 1_000;
/** Its start included. */
const mostStartMs = 10_000;
const mostMegabytes = 64;

const source = `
const { parentPort } = require("node:worker_threads");
const { createContext, runInContext } = require("node:vm");
parentPort.on("message", ({ program, timeout }) => {
  try {
    const sandbox = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    const json = runInContext(program, sandbox, { timeout });
    parentPort.postMessage({ json: typeof json === "string" ? json : "null" });
  } catch (error) {
    let message = "threw";
    try { message = String(error && error.message).slice(0, 500); } catch {}
    parentPort.postMessage({ error: message });
  }
});
`;

const Answer = z.union([z.object({ json: z.string() }), z.object({ error: z.string() })]);

/**
 * Runs JavaScript that stands in a config, one expression after the other, in a thread with 64 MB and a second for each.
 * That keeps mistakes away, not attackers: code that means harm can get out of such a thread and then has the rights of
 * this process, its files and its network. Only what the user vouches for (`allowCode`) may come here.
 */
export function createJavascriptRunner(): JavascriptRunner {
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const start = () => {
    const started = new Worker(source, {
      eval: true,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
    });
    started.on("error", () => {});
    started.unref();
    return started;
  };
  const run = async (program: string): Promise<unknown> => {
    worker ??= start();
    const answer = await ask(worker, program).catch(async (error: unknown) => {
      const ended = worker;
      worker = undefined;
      await ended?.terminate();
      throw error;
    });
    if ("error" in answer) throw new Error(answer.error);
    return JSON.parse(answer.json);
  };

  return {
    evaluate(expression, given) {
      const running = queue.then(() => run(programOf(expression, given)));
      queue = running.catch(() => {});
      return running;
    },
  };
}

/** What is given crosses as a text and is parsed inside, so that no object of this side is in reach. */
function programOf(expression: string, given: { output: string; context: unknown }): string {
  const text = JSON.stringify(JSON.stringify(given));
  return `JSON.stringify((({ output, context }) => (${expression}\n))(JSON.parse(${text})))`;
}

async function ask(worker: Worker, program: string): Promise<z.infer<typeof Answer>> {
  const { promise, resolve, reject } = Promise.withResolvers<z.infer<typeof Answer>>();
  const onMessage = (message: unknown) => resolve(Answer.parse(message));
  const onError = (error: unknown) =>
    reject(
      error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? new RangeError(`took more than ${mostMegabytes} MB`)
        : error,
    );
  const onExit = () => reject(new Error("ended its thread"));
  const timer = setTimeout(() => reject(new RangeError("was stopped: it did not end")), mostMs + mostStartMs);
  worker.once("message", onMessage).once("error", onError).once("exit", onExit);
  worker.postMessage({ program, timeout: mostMs }, []);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  }
}
