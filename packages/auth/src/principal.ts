import type { Database } from "@assay/db";
import { WorkspaceId, retryRead } from "@assay/db";
import { firstWorkspaceOf, local, roleIn } from "./accounts.ts";
import type { Auth } from "./auth.ts";
import type { AuthEnv } from "./env.ts";
import type { Profile, Profiles } from "./profiles.ts";
import { Role, can } from "./roles.ts";
import type { Permission } from "./roles.ts";

/** Who asks, in which workspace, and what they may do there. */
export interface Principal {
  userId: string;
  name: string;
  email: string | undefined;
  workspaceId: WorkspaceId;
  role: Role;
  /** On a machine without accounts: who sits there. */
  profile: Profile | undefined;
  /** What tutor and companion must treat as a minor: a child's profile, or nobody in particular where there are children. */
  isMinor: boolean;
}

/** Why a request is nobody's, or may not do what it asks. */
export type Refusal = "auth.sign_in" | "auth.no_workspace" | "auth.forbidden";

export interface PrincipalSources {
  env: AuthEnv;
  database: Database;
  auth: Auth;
  profiles: Profiles;
}

const profileCookie = "assay.profile";

/** The cookie that holds a profile's token. */
export const profileCookieOptions = {
  name: profileCookie,
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  maxAge: 400 * 24 * 3600,
} as const;

/**
 * Who a request is from: its session's user, or on a machine without accounts the local owner. Waits for a database
 * that is just being started again. @throws DatabaseError db.unavailable
 */
export async function identify(
  sources: PrincipalSources,
  headers: Headers,
): Promise<Principal | { refused: Refusal }> {
  return retryRead(() => lookUp(sources, headers));
}

async function lookUp(
  { env, database, auth, profiles }: PrincipalSources,
  headers: Headers,
): Promise<Principal | { refused: Refusal }> {
  if (env.ASSAY_AUTH === undefined) {
    const workspaceId = WorkspaceId.parse(local.workspaceId);
    const current = await profiles.current(workspaceId, readCookie(headers, profileCookie));
    const profile = typeof current === "string" ? undefined : current;
    const isMinor = current === "nobody" || profile?.kind === "child";
    return {
      userId: local.userId,
      name: profile?.name ?? "",
      email: undefined,
      workspaceId,
      role: isMinor ? "member" : "owner",
      profile,
      isMinor,
    };
  }
  const session = await auth.api.getSession({ headers });
  if (session === null) return { refused: "auth.sign_in" };
  const { user } = session;
  const entered = await enter(database, user.id, session.session.activeOrganizationId);
  if (entered === undefined) return { refused: "auth.no_workspace" };
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    ...entered,
    profile: undefined,
    isMinor: false,
  };
}

/** The session's workspace, or the user's first where they are no member of that any more, and the role in it. */
async function enter(
  database: Database,
  userId: string,
  active: string | null | undefined,
): Promise<{ workspaceId: WorkspaceId; role: Role } | undefined> {
  for (const find of [() => active, () => firstWorkspaceOf(database, userId)]) {
    const id = await find();
    const role = Role.safeParse(id && (await roleIn(database, userId, id)));
    if (role.success) return { workspaceId: WorkspaceId.parse(id), role: role.data };
  }
  return undefined;
}

/** The principal if it may, else why not. */
export function permit(
  principal: Principal | { refused: Refusal },
  permission: Permission,
): Principal | { refused: Refusal } {
  if ("refused" in principal) return principal;
  return can(principal.role, permission) ? principal : { refused: "auth.forbidden" };
}

function readCookie(headers: Headers, name: string): string | undefined {
  const found = (headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
