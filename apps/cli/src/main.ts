#!/usr/bin/env node
import { CommanderError } from "commander";
import { UsageError } from "./env.ts";
import { logError } from "./log.ts";
import { createProgram } from "./program.ts";

/** What to do about a database that is away or lets nobody in; undefined for any other failure. */
async function describeDatabaseFailure(error: unknown): Promise<string | undefined> {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "PostgresError") return `The database refused: ${error.message}.`;
  const { isConnectionFailure } = await import("@assay/db");
  if (!isConnectionFailure(error)) return undefined;
  return `The database does not answer (${error.message}). Start it, or correct or unset DATABASE_URL.`;
}

const program = createProgram();
const exitInstead = (command: typeof program): void => {
  command.exitOverride();
  command.commands.forEach(exitInstead);
};
exitInstead(program);

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`assay: ${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof Error && error.name === "DatabaseError") {
    process.stderr.write(`assay: ${error.message}\n`);
    process.exitCode = 1;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const refusal = await describeDatabaseFailure(error);
    if (refusal === undefined) logError(error);
    else process.stderr.write(`assay: ${refusal}\n`);
    process.exitCode = 1;
  }
}
