import { randomBytes } from "node:crypto";
import type { Database, Orm } from "@assay/db";
import { inTransaction } from "@assay/db";
import { workspace } from "@assay/db/schema";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Role } from "./roles.ts";
import { member, session, user } from "./schema.ts";

/** Who acts on a machine without accounts, and the workspace that is there from the start. */
export const local = { userId: "local", workspaceId: "local" } as const;

/** Makes the local owner and the demonstration workspace, once. */
export async function createLocalOwner(
  database: Database,
  names = { owner: "Local owner", workspace: "Demo" },
) {
  await inTransaction(database, async (tx) => {
    await tx
      .insert(user)
      .values({ id: local.userId, name: names.owner, email: "local@assay.invalid" })
      .onConflictDoNothing();
    await tx
      .insert(workspace)
      .values({ id: local.workspaceId, name: names.workspace, slug: local.workspaceId })
      .onConflictDoNothing();
    await join(tx, local.userId, local.workspaceId, "owner");
  });
}

/** A workspace of a new account's own. */
export async function createOwnWorkspace(database: Database, owner: { id: string; name: string }) {
  const id = randomBytes(12).toString("hex");
  await inTransaction(database, async (tx) => {
    await tx.insert(workspace).values({ id, name: owner.name, slug: `own-${id}` });
    await join(tx, owner.id, id, "owner");
  });
}

/** The role of a user in a workspace, or undefined where they are no member: a forged id ends here. */
export async function roleIn(
  { orm }: Database,
  userId: string,
  workspaceId: string,
): Promise<string | undefined> {
  const membership = and(eq(member.userId, userId), eq(member.organizationId, workspaceId));
  const [row] = await orm.select({ role: member.role }).from(member).where(membership);
  return row?.role;
}

/** The workspace a session begins in: the one its user joined first. */
export async function firstWorkspaceOf({ orm }: Database, userId: string): Promise<string | undefined> {
  const [row] = await orm
    .select({ id: member.organizationId })
    .from(member)
    .where(eq(member.userId, userId))
    .orderBy(asc(member.createdAt))
    .limit(1);
  return row?.id;
}

/** The workspaces a user is a member of, the first joined first. */
export async function workspacesOf(
  { orm }: Database,
  userId: string,
): Promise<{ id: string; name: string; role: string }[]> {
  return orm
    .select({ id: workspace.id, name: workspace.name, role: member.role })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.organizationId))
    .where(eq(member.userId, userId))
    .orderBy(asc(member.createdAt));
}

/** Puts a session that is in no workspace into its user's first. */
export async function enterOwnWorkspace(database: Database, sessionId: string): Promise<void> {
  const { orm } = database;
  const inNone = and(eq(session.id, sessionId), isNull(session.activeOrganizationId));
  const [found] = await orm.select({ userId: session.userId }).from(session).where(inNone);
  const first = found && (await firstWorkspaceOf(database, found.userId));
  if (first !== undefined) await orm.update(session).set({ activeOrganizationId: first }).where(inNone);
}

/** Gives a user a role in a workspace, as the one who runs the server does from the command line. */
export async function grant(
  database: Database,
  { email, workspaceId, role }: { email: string; workspaceId: string; role: Role },
): Promise<"granted" | "no_user" | "no_workspace"> {
  return inTransaction(database, async (tx) => {
    const [found] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email.toLowerCase()));
    if (found === undefined) return "no_user";
    const [known] = await tx
      .select({ id: workspace.id })
      .from(workspace)
      .where(eq(workspace.id, workspaceId));
    if (known === undefined) return "no_workspace";
    await join(tx, found.id, workspaceId, role);
    return "granted";
  });
}

async function join(tx: Orm, userId: string, organizationId: string, role: Role): Promise<void> {
  const id = randomBytes(12).toString("hex");
  await tx
    .insert(member)
    .values({ id, userId, organizationId, role })
    .onConflictDoUpdate({ target: [member.organizationId, member.userId], set: { role } });
}
