import { Argument, Command, Option } from "commander";
import type { ClaimFilter, RecordKind } from "@assay/report";
import type { Shell } from "./commands/completion.ts";
import type { OutputOptions } from "./commands/report.ts";
import { decimal, wholeNumber } from "./options.ts";
import { addEvalCommands } from "./program-eval.ts";
import { addPlatformCommands } from "./program-platform.ts";
import { version } from "./version.ts";

/** The whole command line. Implementations load when their command runs, so that `assay mcp` starts fast. */
export function createProgram(): Command {
  const program = new Command("assay")
    .description(
      "The Assay toolkit: an AI market report as data, tools and calculators, for MCP clients and for the terminal.",
    )
    .version(version)
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText("after", "\nExit codes: 0 done, 1 the program failed, 2 the request was wrong.");

  withToolsets(program.command("mcp").description("serve MCP over stdin and stdout"))
    .addHelpText("after", "\nExample:\n  assay mcp --toolsets all --read-only")
    .action(async (options) => {
      const { runMcp } = await import("./commands/mcp.ts");
      runMcp(options);
    });

  withToolsets(program.command("serve").description("serve MCP over HTTP"))
    .option("--host <address>", "address to bind to", "127.0.0.1")
    .option("--port <number>", "port to bind to; 0 takes a free one", wholeNumber(0, 65_535), 4000)
    .option("--allowed-hosts <list>", "host names that requests may name, when not bound to loopback")
    .option("--public-url <url>", "the address clients reach the server at, behind a proxy")
    .addOption(
      new Option("--accounts <where>", "where the router keeps keys, budgets and its ledger")
        .choices(["memory", "database"])
        .default("memory"),
    )
    .option("--conformance", "add the fixtures of the public MCP conformance suite")
    .addHelpText(
      "after",
      "\nExamples:\n  assay serve\n  ASSAY_MCP_TOKEN=… assay serve --host 0.0.0.0 --allowed-hosts assay.example",
    )
    .action(async (options) => {
      const { runServe } = await import("./commands/serve.ts");
      await runServe(options);
    });

  addReportCommands(program.command("report").description("read the report's data and rerun its arithmetic"));

  const models = program
    .command("models")
    .description("list every model with its price, and which can be called now")
    .option("--json", "print an array of the records and nothing else")
    .option("--reachable", "only those that can be called now")
    .option("--provider <id>", "only those of one provider")
    .addHelpText("after", "\nExamples:\n  assay models --reachable\n  assay models check")
    .action(async (options) => {
      const { printModels } = await import("./commands/models.ts");
      await printModels(options);
    });
  models
    .command("check")
    .description("call each reachable model once")
    .option("--provider <id>", "only those of one provider")
    .action(async (_options, command) => {
      const { checkModels } = await import("./commands/models.ts");
      // `models` has the option as well and takes it first.
      await checkModels(command.optsWithGlobals());
    });

  addEvalCommands(program);
  addPlatformCommands(program);

  program
    .command("doctor")
    .description("say what is found on this machine, what is missing and how to get it")
    .option("--json", "print an array of findings")
    .action(async (options) => {
      const { printDoctor } = await import("./commands/doctor.ts");
      await printDoctor(options);
    });

  program
    .command("completion")
    .description("print the completion script of a shell")
    .addArgument(new Argument("<shell>").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", '\nExample:\n  eval "$(assay completion bash)"')
    .action(async (shell: Shell) => {
      const { completionScript } = await import("./commands/completion.ts");
      process.stdout.write(`${completionScript(shell)}\n`);
    });

  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action(async (words: string[]) => {
      const { candidates } = await import("./commands/completion.ts");
      process.stdout.write(`${candidates(program, words).join("\n")}\n`);
    });

  return program;
}

function addReportCommands(report: Command): void {
  withOutput(report.command("search").description("find records by words, in Chinese or English"), 20)
    .argument("<words...>")
    .addOption(new Option("--kind <kind>").choices(["section", "fact", "claim", "entity", "calculator"]))
    .addHelpText("after", "\nExample:\n  assay report search 人工智能客服")
    .action(async (words: string[], options: OutputOptions & { kind?: RecordKind }) => {
      const { printSearch } = await import("./commands/report.ts");
      await printSearch(words.join(" "), options);
    });

  withOutput(report.command("facts").description("figures the report states"))
    .option("--text <words>", "only facts that match these words")
    .option("--section <id>", "only facts of this section and those below it")
    .option("--metric <metric>", "only facts of this metric, such as market-size")
    .option("--entity <slug>", "only facts about this entity")
    .option("--region <region>", "only facts of this region")
    .option("--unit <unit>", "only figures in this unit, such as percent")
    .addOption(new Option("--currency <code>").choices(["USD", "CNY"]))
    .option("--min <number>", "only figures that reach this", decimal)
    .option("--max <number>", "only figures that do not pass this", decimal)
    .addHelpText("after", "\nExample:\n  assay report facts --metric market-size --currency USD --min 1e9")
    .action(async (options) => {
      const { printFacts } = await import("./commands/report.ts");
      printFacts(options);
    });

  withOutput(
    report.command("entities").description("companies, products, models and people the report names"),
  )
    .option("--name <words>", "only entities whose name matches, misspellings included")
    .option("--kind <kind>", "company, product, model, framework, person, …")
    .option("--layer <layer>", "compute, data, infrastructure, model, application, hardware")
    .option("--region <region>", "china, us, europe, …")
    .option("--verdict <verdict>", "low, medium, high, very-high, none-given")
    .option("--section <id>", "only entities of this section and those below it")
    .addHelpText("after", "\nExample:\n  assay report entities --layer application --region china")
    .action(async (options) => {
      const { printEntities } = await import("./commands/report.ts");
      printEntities(options);
    });

  withOutput(report.command("claims").description("claims with their verdicts"))
    .addOption(new Option("--kind <kind>").choices(["arithmetic", "consistency", "application"]))
    .addOption(
      new Option("--verdict <verdict>").choices([
        "reproduced",
        "close",
        "off",
        "consistent",
        "inconsistent",
        "not-run",
      ]),
    )
    .addOption(
      new Option("--vertical <name>").choices([
        "outbound",
        "legal",
        "audit",
        "tutor",
        "companion",
        "report",
        "platform",
      ]),
    )
    .option("--section <id>", "only claims of this section and those below it")
    .option("--text <words>", "only claims that match these words")
    .addHelpText("after", "\nExample:\n  assay report claims --kind arithmetic --verdict off")
    .action(async (options: OutputOptions & ClaimFilter) => {
      const { printClaims } = await import("./commands/report.ts");
      printClaims(options);
    });

  withOutput(report.command("calc").description("list the calculators, or run one"))
    .argument("[id]", "calculator")
    .argument("[settings...]", "input=value; inputs left out take the report's figures")
    .addHelpText(
      "after",
      "\nExample:\n  assay report calc training-cost accelerators=10000 pricePerAcceleratorHourUsd=2",
    )
    .action(async (id: string | undefined, settings: string[], options: OutputOptions) => {
      const { printCalculation } = await import("./commands/report.ts");
      printCalculation(id, settings, options);
    });
}

function withToolsets(command: Command): Command {
  return command
    .option("--toolsets <list>", "comma-separated toolsets, or all", "report")
    .option("--read-only", "leave out tools that change anything");
}

function withOutput(command: Command, limit?: number): Command {
  return command
    .option("--json", "print an array of the records and nothing else")
    .addOption(
      new Option("--lang <language>", "language of titles and notes").choices(["en", "zh"]).default("en"),
    )
    .option("--limit <number>", "print at most so many", wholeNumber(1, 100_000), limit);
}
