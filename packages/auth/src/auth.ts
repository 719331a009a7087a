import type { Database } from "@assay/db";
import { workspace } from "@assay/db/schema";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { organization } from "better-auth/plugins/organization";
import { and, eq, gt } from "drizzle-orm";
import { createOwnWorkspace, enterOwnWorkspace, firstWorkspaceOf } from "./accounts.ts";
import type { AuthEnv } from "./env.ts";
import { originsOf } from "./env.ts";
import { createLockout } from "./lockout.ts";
import type { Lockout } from "./lockout.ts";
import { accessControl, roles } from "./roles.ts";
import { account, invitation, member, rateLimit, session, user, verification } from "./schema.ts";

export interface AuthOptions {
  /** A pool of the system role. */
  database: Database;
  /** The newest of the home's auth secrets. */
  secret: string;
  env: AuthEnv;
  /** Further addresses of this application, such as the port a test has chosen. */
  origins?: readonly string[];
  lockout?: Lockout;
  /** Sends a link by which a password can be set anew; without it the link comes from the command line only. */
  sendResetLink?: (to: { email: string; url: string }) => Promise<void>;
}

const signInPath = "/sign-in/email";
const day = 24 * 3600;

/** Show every member who was invited and by which link: those are for whoever may invite, and go through our pages. */
const notForBrowsers = [
  "/organization/get-full-organization",
  "/organization/get-invitation",
  "/organization/list-invitations",
  "/organization/list-user-invitations",
];

/** Accounts, sessions and workspaces. The same sessions hold in all six applications. */
export function createAuth(options: AuthOptions) {
  const { database, secret, env } = options;
  const lockout = options.lockout ?? createLockout(database);
  const origins = originsOf(env, options.origins);
  const isSecure = origins.every((origin) => origin.startsWith("https:"));
  return betterAuth({
    appName: "Assay",
    secret,
    baseURL: {
      allowedHosts: origins.map((origin) => new URL(origin).host),
      protocol: isSecure ? "https" : "http",
    },
    trustedOrigins: origins,
    disabledPaths: notForBrowsers,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(database.orm, {
      provider: "pg",
      transaction: true,
      schema: {
        user,
        session,
        account,
        verification,
        member,
        invitation,
        rateLimit,
        organization: workspace,
      },
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      revokeSessionsOnPasswordReset: true,
      ...(options.sendResetLink && {
        sendResetPassword: ({ user: to, url }) =>
          options.sendResetLink?.({ email: to.email, url }) ?? Promise.resolve(),
      }),
    },
    session: { expiresIn: 7 * day, updateAge: day },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: {
        [signInPath]: { window: 60, max: 20 },
        "/sign-up/email": { window: 3600, max: 20 },
        "/organization/invite-member": { window: 3600, max: 60 },
      },
    },
    advanced: {
      cookiePrefix: "assay",
      useSecureCookies: isSecure,
      // Said outright, because better-auth leaves both out under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ...(env.ASSAY_COOKIE_DOMAIN !== undefined && {
        crossSubDomainCookies: { enabled: true, domain: env.ASSAY_COOKIE_DOMAIN },
      }),
    },
    plugins: [
      organization({
        ac: accessControl,
        roles,
        creatorRole: "owner",
        invitationExpiresIn: 7 * day,
        cancelPendingInvitationsOnReInvite: true,
        organizationLimit: 20,
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async ({ email }) => {
            if (env.ASSAY_SIGNUP === "open" || (await isInvited(database, email))) return;
            throw new APIError("FORBIDDEN", {
              code: "INVITATION_NEEDED",
              message: "An account here needs an invitation.",
            });
          },
          after: (created) => createOwnWorkspace(database, created),
        },
      },
      session: {
        create: {
          before: async (created) => ({
            data: { ...created, activeOrganizationId: await firstWorkspaceOf(database, created.userId) },
          }),
          // A new account's workspace is made after the session that sign-up began.
          after: (created) => enterOwnWorkspace(database, created.id),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        if (path !== signInPath) return;
        const waitMs = await lockout.attempt(subjectOf(body));
        if (waitMs === 0) return;
        const minutes = Math.ceil(waitMs / 60_000);
        const message = `Too many failed attempts. Try again in ${minutes} min.`;
        throw new APIError(
          "TOO_MANY_REQUESTS",
          { code: "LOCKED_OUT", message },
          { "retry-after": String(Math.ceil(waitMs / 1000)) },
        );
      }),
      after: createAuthMiddleware(async ({ path, body, context }) => {
        if (path !== signInPath || context.returned instanceof APIError) return;
        await lockout.clear(subjectOf(body));
      }),
    },
  });
}

/** better-auth with our plugins: `handler` for HTTP, `api` for calls from the server. */
export type Auth = ReturnType<typeof createAuth>;

function subjectOf(body: unknown): string {
  const email: unknown = Reflect.get(Object(body), "email");
  return `password:${typeof email === "string" ? email.slice(0, 320) : ""}`;
}

async function isInvited({ orm }: Database, email: string): Promise<boolean> {
  const open = and(
    eq(invitation.email, email.toLowerCase()),
    eq(invitation.status, "pending"),
    gt(invitation.expiresAt, new Date()),
  );
  const [found] = await orm.select({ id: invitation.id }).from(invitation).where(open).limit(1);
  return found !== undefined;
}
