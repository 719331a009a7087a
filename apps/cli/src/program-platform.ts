import { Argument, Command, Option } from "commander";
import type { IssueOptions } from "./commands/accounts.ts";
import { decimal, wholeNumber } from "./options.ts";

/** Commands over the database: itself, its jobs, the router's accounts, people's accounts, secrets. */
export function addPlatformCommands(program: Command): void {
  addDatabaseCommands(
    program.command("db").description("the database: embedded, or the one of DATABASE_URL"),
  );
  addRouterCommands(program);

  program
    .command("worker")
    .description("run jobs until stopped; start as many as there is work for")
    .option("--memory <megabytes>", "memory its jobs may use together", wholeNumber(128, 65_536), 1024)
    .addOption(new Option("--child").hideHelp())
    .action(async ({ child, memory }: { child?: boolean; memory: number }) => {
      const { runWorker, superviseWorker } = await import("./commands/worker.ts");
      if (child === true) await runWorker();
      else superviseWorker({ memory });
    });

  const accounts = program.command("accounts").description("people's accounts (ASSAY_AUTH=required)");
  accounts
    .command("grant")
    .description("give an account a role in a workspace")
    .argument("<email>")
    .argument("<role>", "owner, member, viewer, auditor, guardian")
    .argument("[workspace]", "its id", "local")
    .action(async (email: string, role: string, workspace: string) => {
      const { grantRole } = await import("./commands/accounts.ts");
      await grantRole(email, workspace, role);
    });
  accounts
    .command("reset")
    .description("print a link by which an account's password can be set anew, valid for an hour")
    .argument("<email>")
    .option("--origin <url>", "the address of the console", "http://localhost:3000")
    .action(async (email: string, options: { origin: string }) => {
      const { printResetLink } = await import("./commands/accounts.ts");
      await printResetLink(email, options);
    });

  program
    .command("secrets")
    .description("what signs sessions and encrypts keys")
    .command("rotate")
    .description("make one anew: who is signed in, what seals keys, or the embedded database's password")
    .addArgument(new Argument("<kind>").choices(["auth", "encryption", "database"]))
    .action(async (kind: "auth" | "encryption" | "database") => {
      const { rotate } = await import("./commands/accounts.ts");
      await rotate(kind);
    });
}

function addDatabaseCommands(db: Command): void {
  db.command("start")
    .description("start the embedded server, or see that the one of DATABASE_URL answers")
    .action(async () => {
      const { startDatabase } = await import("./commands/db.ts");
      await startDatabase();
    });
  db.command("stop")
    .description("stop the embedded server")
    .option("--if-idle", "only when nothing is connected to it")
    .action(async (options) => {
      const { stopDatabase } = await import("./commands/db.ts");
      await stopDatabase(options);
    });
  db.command("status")
    .description("say whether it answers and is at this version")
    .action(async () => {
      const { printDatabaseStatus } = await import("./commands/db.ts");
      await printDatabaseStatus();
    });
  db.command("migrate")
    .description("bring it to this version, all of it or nothing")
    .option("--seed", "plant the demonstration data where it is not yet")
    .action(async (options) => {
      const { migrateDatabase } = await import("./commands/db.ts");
      await migrateDatabase(options);
    });
  db.command("dump")
    .description("write everything to one file, while applications go on")
    .argument("<file>")
    .option("--with-keys", "the keys that open what is sealed, too")
    .action(async (path: string, options) => {
      const { dumpDatabase } = await import("./commands/db.ts");
      await dumpDatabase(path, options);
    });
  db.command("restore")
    .description("fill it from a file of `assay db dump`, of this version or an older one")
    .argument("<file>")
    .option("--replace", "lose what is in it")
    .action(async (path: string, options) => {
      const { restoreDatabase } = await import("./commands/db.ts");
      await restoreDatabase(path, options);
    });
}

const workspace = () => new Option("--workspace <id>", "whose").default("local");

function addRouterCommands(program: Command): void {
  const keys = program.command("keys").description("keys of the router (assay serve --accounts database)");
  keys
    .command("issue")
    .description("make a key; it is printed once")
    .argument("<name>")
    .addOption(workspace())
    .option("--models <list>", "comma-separated addresses or policies it may use")
    .option("--requests-per-minute <number>", "at most", wholeNumber(1, 1_000_000))
    .option("--tokens-per-minute <number>", "at most", wholeNumber(1, 1_000_000_000))
    .action(async (name: string, options: IssueOptions) => {
      const { issueRouterKey } = await import("./commands/accounts.ts");
      await issueRouterKey(name, options);
    });
  keys
    .command("list")
    .addOption(workspace())
    .action(async (options) => {
      const { listRouterKeys } = await import("./commands/accounts.ts");
      await listRouterKeys(options);
    });
  keys
    .command("revoke")
    .argument("<id>")
    .addOption(workspace())
    .action(async (id: string, options) => {
      const { revokeRouterKey } = await import("./commands/accounts.ts");
      await revokeRouterKey(id, options);
    });

  const budgets = program.command("budgets").description("what models may cost a day (UTC)");
  budgets.command("list").action(async () => {
    const { listBudgets } = await import("./commands/accounts.ts");
    await listBudgets();
  });
  budgets
    .command("set")
    .argument("<scope>", "all, workspace:<id>, key:<id> or model:<address>")
    .argument("<dollars>", "a day", decimal)
    .action(async (scope: string, dollars: number) => {
      const { setBudget } = await import("./commands/accounts.ts");
      await setBudget(scope, dollars);
    });
  budgets
    .command("remove")
    .argument("<scope>")
    .action(async (scope: string) => {
      const { removeBudget } = await import("./commands/accounts.ts");
      await removeBudget(scope);
    });

  program
    .command("usage")
    .description("what models came to, by day")
    .addOption(workspace())
    .option("--days <number>", "how far back", wholeNumber(1, 3_650), 30)
    .option("--json", "print an array of the rows and nothing else")
    .action(async (options) => {
      const { printUsage } = await import("./commands/accounts.ts");
      await printUsage(options);
    });
}
