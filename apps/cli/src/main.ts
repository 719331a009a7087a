#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { UsageError } from "./env.ts";
import { logError } from "./log.ts";
import { version } from "./version.ts";

const program = new Command("assay")
  .description(
    "The Assay toolkit: an AI market report as data, tools and calculators, for MCP clients and for the terminal.",
  )
  .version(version)
  .showHelpAfterError("(assay --help shows what there is)")
  .addHelpText("after", "\nExit codes: 0 done, 1 the program failed, 2 the request was wrong.");

program
  .command("mcp")
  .description("serve MCP over stdin and stdout")
  .option("--toolsets <list>", "comma-separated toolsets, or all", "report")
  .option("--read-only", "leave out tools that change anything")
  .addHelpText("after", "\nExample:\n  assay mcp --toolsets all --read-only")
  .action(async (options) => {
    const { runMcp } = await import("./commands/mcp.ts");
    runMcp(options);
  });

program
  .command("serve")
  .description("serve MCP over HTTP")
  .option("--host <address>", "address to bind to", "127.0.0.1")
  .option("--port <number>", "port to bind to; 0 takes a free one", wholePort, 4000)
  .option("--toolsets <list>", "comma-separated toolsets, or all", "report")
  .option("--read-only", "leave out tools that change anything")
  .option("--allowed-hosts <list>", "host names that requests may name, when not bound to loopback")
  .addHelpText(
    "after",
    "\nExamples:\n  assay serve\n  ASSAY_MCP_TOKEN=… assay serve --host 0.0.0.0 --allowed-hosts assay.example",
  )
  .action(async (options) => {
    const { startServer } = await import("./commands/serve.ts");
    const { url, close } = await startServer(options);
    process.stdout.write(
      `Assay ${version} is ready.\n  MCP endpoint  ${url}/mcp\n  Health        ${url}/healthz\nCtrl-C stops it.\n`,
    );
    const stop = () => void close().then(() => process.exit(0));
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });

function wholePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return port;
}

program.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`assay: ${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof Error && "exitCode" in error && typeof error.exitCode === "number") {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    logError(error);
    process.exitCode = 1;
  }
}
