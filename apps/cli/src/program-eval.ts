import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { decimal, numberWithin, wholeNumber } from "./options.ts";

function address(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It takes the address of a model, and is empty.");
  return text.trim();
}

function addresses(text: string): string[] {
  const all = text.split(",").map((each) => each.trim());
  if (all.includes(""))
    throw new InvalidArgumentError("It takes addresses separated by commas, and one of them is empty.");
  return all;
}

/** `metric=0.8`, several times. */
function threshold(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const at = text.lastIndexOf("=");
  const metric = text.slice(0, Math.max(0, at));
  const bound = text.slice(at + 1);
  const value = Number(bound);
  if (metric === "" || bound.trim() === "" || !Number.isFinite(value))
    throw new InvalidArgumentError("It takes a metric and a number: right-held-out=0.7");
  if (Object.hasOwn(before, metric)) throw new InvalidArgumentError(`${metric} is named twice.`);
  return { ...before, [metric]: value };
}

/** `assay eval …`: the bench. */
export function addEvalCommands(program: Command): void {
  const bench = program
    .command("eval")
    .description("the bench: run suites, compare runs, plan and export them");

  bench
    .command("list")
    .description("the suites there are, with their samples and metrics")
    .option("--json", "print an array of records and nothing else")
    .action(async (options) => {
      const { listSuites } = await import("./commands/eval/list.ts");
      await listSuites(options);
    });

  withOutputs(
    bench
      .command("run")
      .description("run a suite, or a promptfoo configuration or OpenAI-evals file, with one or more models")
      .argument("<suite>", "its id, or a path to a file"),
  )
    .option("--models <list>", "addresses of the router, separated by commas", addresses)
    .option("--no-baselines", "leave out no-op, majority and the classical engine")
    .option("--epochs <n>", "tries per sample", wholeNumber(1, 1_000))
    .option("--limit <n>", "only so many samples, drawn by the seed", wholeNumber(1, 1_000_000))
    .option("--seed <text>", "of all draws; the same seed draws the same")
    .option("--concurrency <n>", "tries at once with one provider", wholeNumber(1, 256), 8)
    .option("--timeout <seconds>", "for one sample", numberWithin(0.001, 2_147_483))
    .option("--max-cost <dollars>", "for one sample", numberWithin(0.000_001, 1_000_000))
    .option("--no-cache", "ask models anew although the same was answered before")
    .option("--workers", "let `assay worker` processes make the tries, on any machine with this DATABASE_URL")
    .option("--judge <address>", "the model that judges where a file names none", address)
    .option("--allow-code", "run the JavaScript of a file's assertions")
    .option("--log <file>", "where the log goes; a new file of the home folder when left out")
    .addHelpText(
      "after",
      "\nExamples:\n  assay eval run report-questions --models classic/report\n  assay eval run report-questions --models openai/gpt-5.4-mini,ollama/qwen3:8b --min right-held-out=0.6\n  assay eval run promptfooconfig.yaml\n  assay eval run report-questions --models openai/gpt-5.4-mini --workers --concurrency 32",
    )
    .action(async (suite, options) => {
      const { runEval } = await import("./commands/eval/run.ts");
      await runEval(suite, options);
    });

  withOutputs(
    bench
      .command("resume")
      .description("go on with a run that was interrupted, and try again what could not be reached")
      .argument("[log]", "its file, its id or the start of it; the newest run when left out"),
  )
    .option("--concurrency <n>", "tries at once with one provider", wholeNumber(1, 256), 8)
    .option("--no-cache", "ask models anew although the same was answered before")
    .option("--workers", "let `assay worker` processes make the tries, on any machine with this DATABASE_URL")
    .option("--suite <file>", "the file it was run from, where it is no suite of Assay")
    .option("--judge <address>", "the model that judges where a file names none", address)
    .option("--allow-code", "run the JavaScript of a file's assertions")
    .action(async (log, options) => {
      const { resumeEval } = await import("./commands/eval/run.ts");
      await resumeEval(log, options);
    });

  withOutputs(
    bench
      .command("show")
      .description("sum up a run")
      .argument("[log]", "its file, its id or the start of it; the newest run when left out"),
  ).action(async (log, options) => {
    const { showEval } = await import("./commands/eval/show.ts");
    await showEval(log, options);
  });

  bench
    .command("compare")
    .description("two runs of one suite, sample by sample, with the difference and its interval")
    .argument("<base>", "a log's file or id")
    .argument("<other>", "a log's file or id")
    .option("--json", "print one record and nothing else")
    .option("--html <file>", "write both runs and what changed into one page")
    .option("--fail-on-drop", "exit with 1 where a model is significantly worse")
    .action(async (base, other, options) => {
      const { compareEvals } = await import("./commands/eval/compare.ts");
      await compareEvals(base, other, options);
    });

  bench
    .command("power")
    .description("what a run of so many samples can tell apart, before it is paid for")
    .argument("[suite]", "its id; the samples of its first metric are counted")
    .option("--samples <n>", "so many samples instead", wholeNumber(2, 10_000_000))
    .option("--effect <share>", "how many samples it takes to see this difference", decimal)
    .option("--rate <share>", "the rate that is expected", decimal, 0.5)
    .option(
      "--discordant <share>",
      "of two models: samples on which one is right and the other is not",
      decimal,
    )
    .option("--cluster-size <n>", "samples that hang together; the suite's own when left out", decimal)
    .option("--correlation <share>", "between samples that hang together", decimal, 0)
    .option("--power <share>", "the chance to see it", decimal, 0.8)
    .option("--json", "print one record and nothing else")
    .action(async (suite, options) => {
      const { planEval } = await import("./commands/eval/power.ts");
      await planEval(suite, options);
    });

  bench
    .command("export")
    .description("a run in another program's format")
    .argument("[log]", "its file, its id or the start of it; the newest run when left out")
    .addOption(
      new Option("--to <format>", "what to write")
        .choices(["inspect", "promptfoo", "html", "markdown", "junit", "json"])
        .makeOptionMandatory(),
    )
    .option("--model <address>", "of a run with several models, for formats that hold one: inspect")
    .option("--out <file>", "where to; standard output when left out")
    .action(async (log, options) => {
      const { exportEval } = await import("./commands/eval/export.ts");
      await exportEval(log, options);
    });

  bench
    .command("import")
    .description("read another program's cases and say what would be run, and what is not supported")
    .argument("<file>", "a promptfoo configuration, an OpenAI-evals JSONL file, or …tasks.json of tau2")
    .option("--json", "print the samples and nothing else")
    .option("--models <list>", "addresses of the router, in place of those that it asks", addresses)
    .option("--judge <address>", "the model that judges where it names none", address)
    .option("--allow-code", "run the JavaScript of its assertions")
    .action(async (file, options) => {
      const { importEval } = await import("./commands/eval/import.ts");
      await importEval(file, options);
    });
}

function withOutputs(command: Command): Command {
  return command
    .option("--json", "print the summary as one record and nothing else")
    .option("--html <file>", "write one self-contained page")
    .option("--markdown <file>", "write a table for a pull request")
    .option("--junit <file>", "write a test report")
    .option(
      "--min <metric=bound>",
      "fail where the lower end of the interval is below; may be repeated",
      threshold,
    )
    .option(
      "--compare <run>",
      "fail where a model is significantly worse than in this run, or in the newest one at this branch or commit",
    );
}
