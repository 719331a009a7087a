import { AuthEnv, Role, createAuth, grant } from "@assay/auth";
import { rotateDatabasePassword } from "@assay/db";
import { dropOldKeys, readSecrets, rotateSecret } from "@assay/db/home";
import type { BudgetScope } from "@assay/router";
import { createPostgresAccounts, createPostgresConnections } from "@assay/router/postgres";
import { readAddress, readHome, withDatabase } from "../database.ts";
import { UsageError } from "../env.ts";
import { formatNumber } from "../format.ts";
import { table } from "../table.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const micros = 1_000_000;
const dayMs = 86_400_000;

export interface IssueOptions {
  workspace: string;
  models?: string;
  requestsPerMinute?: number;
  tokensPerMinute?: number;
}

/** Issues a key for the router and shows it once. */
export async function issueRouterKey(name: string, options: IssueOptions): Promise<void> {
  const { workspace, models, requestsPerMinute, tokensPerMinute } = options;
  await withDatabase({ role: "system" }, async (database) => {
    const { secret, key } = await createPostgresAccounts(database).keys.issue({
      name,
      workspace,
      ...(models !== undefined && { models: models.split(",").map((model) => model.trim()) }),
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
      ...(tokensPerMinute !== undefined && { tokensPerMinute }),
    });
    process.stderr.write(`Key ${key.id} (${name}) of workspace ${workspace}. It is shown once:\n`);
    say(secret);
  });
}

export async function listRouterKeys({ workspace }: { workspace: string }): Promise<void> {
  const keys = await withDatabase({ role: "system" }, (database) =>
    createPostgresAccounts(database).keys.list(workspace),
  );
  const text = table(keys, [
    { title: "ID", value: ({ id }) => id },
    { title: "NAME", value: ({ name }) => name },
    { title: "STATE", value: ({ isRevoked }) => (isRevoked === true ? "revoked" : "valid") },
    { title: "MODELS", value: ({ models }) => models?.join(", ") ?? "all" },
    { title: "REQUESTS/MIN", value: (key) => String(key.requestsPerMinute ?? ""), align: "right" },
    { title: "TOKENS/MIN", value: (key) => String(key.tokensPerMinute ?? ""), align: "right" },
  ]);
  say(text);
}

export async function revokeRouterKey(id: string, { workspace }: { workspace: string }): Promise<void> {
  const isRevoked = await withDatabase({ role: "system" }, (database) =>
    createPostgresAccounts(database).keys.revoke(workspace, id),
  );
  if (!isRevoked)
    throw new UsageError(`Workspace ${workspace} has no key ${id}; assay keys list shows them.`);
  say(`Key ${id} is revoked; running servers refuse it within five seconds.`);
}

export async function setBudget(scope: string, dollars: number): Promise<void> {
  if (!/^(?:all|(?:workspace|key|model):.+)$/u.test(scope))
    throw new UsageError(`"${scope}" is no scope; give all, workspace:<id>, key:<id> or model:<address>.`);
  const budget = { scope: scope as BudgetScope, microsPerDay: Math.round(dollars * micros) };
  await withDatabase({ role: "system" }, (database) => createPostgresAccounts(database).budgets.set(budget));
  say(`${scope} may spend $${dollars} a day (UTC).`);
}

export async function removeBudget(scope: string): Promise<void> {
  const isGone = await withDatabase({ role: "system" }, (database) =>
    createPostgresAccounts(database).budgets.remove(scope as BudgetScope),
  );
  if (!isGone) throw new UsageError(`There is no budget of ${scope}; assay budgets list shows them.`);
  say(`${scope} has no budget any more.`);
}

export async function listBudgets(): Promise<void> {
  const budgets = await withDatabase({ role: "system" }, (database) =>
    createPostgresAccounts(database).budgets.list(),
  );
  const text = table(budgets, [
    { title: "SCOPE", value: ({ scope }) => scope },
    { title: "$ A DAY", value: ({ microsPerDay }) => formatNumber(microsPerDay / micros), align: "right" },
    { title: "SPENT TODAY", value: ({ spentMicros }) => formatNumber(spentMicros / micros), align: "right" },
  ]);
  say(text);
}

/** What models came to, by day and application. */
export async function printUsage({
  workspace,
  days,
  json,
}: {
  workspace: string;
  days: number;
  json?: boolean;
}): Promise<void> {
  const since = new Date(Date.now() - days * dayMs);
  const rows = await withDatabase({ role: "system" }, (database) =>
    createPostgresAccounts(database).ledger.usage(workspace, since),
  );
  if (json === true) return say(JSON.stringify(rows, undefined, 2));
  const text = table(rows, [
    { title: "DAY", value: ({ day }) => day },
    { title: "APP", value: ({ app }) => app ?? "" },
    { title: "MODEL", value: ({ model }) => model },
    { title: "REQUESTS", value: ({ requests }) => String(requests), align: "right" },
    { title: "FAILED", value: ({ failed }) => String(failed), align: "right" },
    { title: "TOKENS IN", value: ({ promptTokens }) => formatNumber(promptTokens), align: "right" },
    { title: "OUT", value: ({ completionTokens }) => formatNumber(completionTokens), align: "right" },
    { title: "COST", value: (row) => formatNumber(row.costMicros / micros), align: "right" },
    { title: "", value: ({ currency }) => currency ?? "" },
  ]);
  say(text);
}

/** Gives an account a role in a workspace, such as the one that was there before there were accounts. */
export async function grantRole(email: string, workspaceId: string, role: string): Promise<void> {
  const known = Role.safeParse(role);
  if (!known.success) throw new UsageError(`"${role}" is no role; there are: ${Role.options.join(", ")}.`);
  const outcome = await withDatabase({ role: "system" }, (database) =>
    grant(database, { email, workspaceId, role: known.data }),
  );
  if (outcome === "no_user") throw new UsageError(`No account has the address ${email}.`);
  if (outcome === "no_workspace") throw new UsageError(`There is no workspace ${workspaceId}.`);
  say(`${email} is ${role} of ${workspaceId}.`);
}

/** Prints a link by which a password can be set anew, for an hour. */
export async function printResetLink(email: string, { origin }: { origin: string }): Promise<void> {
  let link = "";
  await withDatabase({ role: "system" }, async (database) => {
    const auth = createAuth({
      database,
      secret: readSecrets(readHome()).auth[0]?.value ?? "",
      env: AuthEnv.parse({ ASSAY_ORIGINS: origin }),
      sendResetLink: async ({ url }) => {
        link = `${origin}/reset-password?token=${new URL(url).pathname.split("/").at(-1)}`;
      },
    });
    const headers = new Headers({ origin, host: new URL(origin).host });
    await auth.api.requestPasswordReset({ body: { email }, headers });
  });
  if (link === "") throw new UsageError(`No account has the address ${email}.`);
  say(link);
}

/** Makes a secret anew. */
export async function rotate(kind: "auth" | "encryption" | "database"): Promise<void> {
  if (kind === "database") {
    if (readAddress().url !== undefined)
      throw new UsageError("DATABASE_URL holds that server's password; change it there.");
    await rotateDatabasePassword(readHome());
    return say("The embedded database has a new password; what runs goes on.");
  }
  const { encryption } = await rotateSecret(readHome(), kind);
  if (kind === "auth") return say("New auth secret. Start the applications again; everyone signs in again.");
  say("New encryption key. The old one stays until all it sealed is sealed anew.");
  const { resealMcpServers } = await import("@assay/agent/servers");
  const count = await withDatabase({ role: "system" }, async (database) =>
    sum(
      await sealAnew(createPostgresConnections(database, encryption).reseal),
      await sealAnew(() => resealMcpServers(database, encryption)),
    ),
  );
  await dropOldKeys(readHome());
  say(
    `Keys of connections and tool servers sealed with it: ${count.resealed}. The old one is gone.` +
      (count.unopened === 0 ? "" : ` Not to be opened, and to be typed again: ${count.unopened}.`),
  );
}

interface Sealed {
  resealed: number;
  unopened: number;
}

/** Until nothing is left of what an older key sealed: applications that run save in the meantime. */
async function sealAnew(reseal: () => Promise<Sealed>): Promise<Sealed> {
  let resealed = 0;
  for (;;) {
    const count = await reseal();
    resealed += count.resealed;
    if (count.resealed === 0) return { resealed, unopened: count.unopened };
  }
}

function sum(left: Sealed, right: Sealed): Sealed {
  return { resealed: left.resealed + right.resealed, unopened: left.unopened + right.unopened };
}
