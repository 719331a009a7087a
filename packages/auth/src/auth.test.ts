import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAuth } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { AuthEnv } from "./env.ts";
import { createLockout } from "./lockout.ts";
import { identify } from "./principal.ts";
import type { PrincipalSources } from "./principal.ts";
import { createProfiles } from "./profiles.ts";

const origin = "http://localhost:3000";
const password = "correct horse battery";
let db: TestDatabase;
let auth: Auth;
let sources: PrincipalSources;
let clock = Date.now();
beforeAll(async () => {
  db = await createTestDatabase();
  sources = assemble({});
  auth = sources.auth;
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.system.sql`delete from auth.rate_limit`;
});

function assemble(env: Record<string, string>, secret = "s".repeat(43)): PrincipalSources {
  const parsed = AuthEnv.parse({ ASSAY_AUTH: "required", ...env });
  const lockout = createLockout(db.system, () => clock);
  const made = createAuth({ database: db.system, secret, env: parsed, lockout });
  return {
    env: parsed,
    database: db.system,
    auth: made,
    profiles: createProfiles(db.system, secret, lockout),
  };
}

async function call(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  to = auth,
): Promise<Response> {
  const given = { origin, host: "localhost:3000", "content-type": "application/json", ...headers };
  return to.handler(
    new Request(`${origin}/api/auth${path}`, { method: "POST", headers: given, body: JSON.stringify(body) }),
  );
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

let people = 0;
async function signUp(to = auth): Promise<{ email: string; cookie: string }> {
  people += 1;
  const email = `p${people}@example.com`;
  const response = await call("/sign-up/email", { name: `P${people}`, email, password }, {}, to);
  expect(response.status).toBe(200);
  return { email, cookie: cookieOf(response) };
}

async function principalOf(cookie: string, from = sources) {
  const found = await identify(from, new Headers({ cookie, host: "localhost:3000" }));
  if ("refused" in found) throw new Error(found.refused);
  return found;
}

describe("an account", () => {
  it("begins with a workspace of its own", async () => {
    const [one, two] = [await signUp(), await signUp()];
    const [first, second] = [await principalOf(one.cookie), await principalOf(two.cookie)];
    expect(first).toMatchObject({ email: one.email, role: "owner", isMinor: false });
    expect(first.workspaceId).not.toBe(second.workspaceId);
  });

  it("keeps its password as scrypt", async () => {
    const { email } = await signUp();
    const [row] = await db.system.sql`
      select a.password from auth.account a join auth.user u on u.id = a.user_id where u.email = ${email}`;
    expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/u);
  });

  it("needs a password of ten characters", async () => {
    const response = await call("/sign-up/email", {
      name: "P",
      email: "short@example.com",
      password: "ninechars",
    });
    expect(response.status).toBe(400);
  });

  it("needs an invitation where sign-up is for the invited", async () => {
    const closed = assemble({ ASSAY_SIGNUP: "invited" }).auth;
    const refused = await call("/sign-up/email", { name: "X", email: "x@example.com", password }, {}, closed);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "INVITATION_NEEDED" });
    const { cookie } = await signUp();
    await call("/organization/invite-member", { email: "x@example.com", role: "viewer" }, { cookie });
    const accepted = await call(
      "/sign-up/email",
      { name: "X", email: "x@example.com", password },
      {},
      closed,
    );
    expect(accepted.status).toBe(200);
  });
});

describe("a session's cookie", () => {
  it("is closed to scripts and to other sites, and secure over https", async () => {
    const { email } = await signUp();
    const plain = await call("/sign-in/email", { email, password });
    expect(plain.headers.getSetCookie()[0]).toMatch(/^assay\.session_token=.*HttpOnly; SameSite=Lax$/u);
    const secure = assemble({
      ASSAY_ORIGINS: "https://assay.example",
      ASSAY_COOKIE_DOMAIN: ".assay.example",
    }).auth;
    const response = await secure.handler(
      new Request("https://assay.example/api/auth/sign-in/email", {
        method: "POST",
        headers: {
          origin: "https://assay.example",
          host: "assay.example",
          "content-type": "application/json",
        },
        body: JSON.stringify({ email, password }),
      }),
    );
    const cookie = response.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^__Secure-assay\.session_token=/u);
    for (const flag of ["Domain=.assay.example", "HttpOnly", "Secure", "SameSite=Lax"])
      expect(cookie).toContain(flag);
  });

  it("is never one the browser came with", async () => {
    const { email, cookie } = await signUp();
    const planted = await call(
      "/sign-in/email",
      { email, password },
      { cookie: "assay.session_token=planted.sig" },
    );
    expect(cookieOf(planted)).not.toContain("planted");
    const again = await call("/sign-in/email", { email, password }, { cookie });
    expect(cookieOf(again)).not.toBe(cookie);
  });

  it("is void once it was forged, signed with an old secret, signed out, or is too old", async () => {
    const { cookie } = await signUp();
    const [name, value = ""] = cookie.split("=");
    const changed = `${name}=${value.startsWith("a") ? "b" : "a"}${value.slice(1)}`;
    await expect(principalOf(changed)).rejects.toThrow("auth.sign_in");
    await expect(principalOf(cookie, assemble({}, "n".repeat(43)))).rejects.toThrow("auth.sign_in");
    const other = await signUp();
    await call("/sign-out", {}, { cookie: other.cookie });
    await expect(principalOf(other.cookie)).rejects.toThrow("auth.sign_in");
    await db.system.sql`update auth.session set expires_at = now() - interval '1 second'`;
    await expect(principalOf(cookie)).rejects.toThrow("auth.sign_in");
  });
});

describe("another site", () => {
  it.each([
    ["/sign-in/email", "https://evil.example"],
    ["/organization/create", "http://localhost:9999"],
    ["/sign-out", "null"],
  ])("cannot post to %s from %s", async (path, from) => {
    const { email, cookie } = await signUp();
    const response = await call(path, { email, password, name: "x", slug: "x" }, { origin: from, cookie });
    expect(response.status).toBe(403);
  });

  it("cannot sign anyone in by a form", async () => {
    const { email } = await signUp();
    const response = await auth.handler(
      new Request(`${origin}/api/auth/sign-in/email`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "cross-site",
          "sec-fetch-mode": "navigate",
          host: "localhost:3000",
        },
        body: new URLSearchParams({ email, password }),
      }),
    );
    expect([403, 415]).toContain(response.status);
  });

  it("may be any of the six applications", async () => {
    const { email } = await signUp();
    for (const port of [3000, 3001, 3002, 3003, 3004, 3005]) {
      const response = await call(
        "/sign-in/email",
        { email, password },
        { origin: `http://127.0.0.1:${port}` },
      );
      expect(response.status).toBe(200);
    }
  });
});

describe("guessing passwords", () => {
  it("locks the address after five failures, for the right password too, and twice as long the next time", async () => {
    const { email } = await signUp();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await call("/sign-in/email", { email, password: "wrong password" })).status).toBe(401);
    }
    const locked = await call("/sign-in/email", { email: email.toUpperCase(), password });
    expect(locked.status).toBe(429);
    expect(await locked.json()).toMatchObject({
      code: "LOCKED_OUT",
      message: "Too many failed attempts. Try again in 1 min.",
    });
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(50);
    clock += 61_000;
    expect((await call("/sign-in/email", { email, password: "wrong password" })).status).toBe(401);
    clock += 61_000;
    expect((await call("/sign-in/email", { email, password })).status).toBe(429);
    clock += 60_000;
    expect((await call("/sign-in/email", { email, password })).status).toBe(200);
    expect((await call("/sign-in/email", { email, password: "wrong password" })).status).toBe(401);
    expect((await call("/sign-in/email", { email, password })).status).toBe(200);
  });

  it("lets no more through when many guess at once", async () => {
    const { email } = await signUp();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => call("/sign-in/email", { email, password: "wrong password" })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it("tells nobody whether an address has an account", async () => {
    const { email } = await signUp();
    const known = await call("/sign-in/email", { email, password: "wrong password" });
    const unknown = await call("/sign-in/email", { email: "nobody@example.com", password: "wrong password" });
    expect([unknown.status, await unknown.json()]).toEqual([known.status, await known.json()]);
    for (let attempt = 1; attempt <= 4; attempt += 1)
      await call("/sign-in/email", { email: "nobody@example.com", password: "wrong password" });
    expect((await call("/sign-in/email", { email: "nobody@example.com", password })).status).toBe(429);
  });

  it("is slowed down by the address it comes from too", async () => {
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 25; attempt += 1) {
      const body = { email: `n${attempt}@example.com`, password: "wrong password" };
      statuses.push((await call("/sign-in/email", body, { "x-forwarded-for": "203.0.113.9" })).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429]);
  });
});

describe("a workspace", () => {
  it("is joined by invitation with the role it names, which its owner can change", async () => {
    const owner = await signUp();
    const { workspaceId } = await principalOf(owner.cookie);
    const guest = await signUp();
    const invited = await call(
      "/organization/invite-member",
      { email: guest.email, role: "auditor" },
      { cookie: owner.cookie },
    );
    const { id } = (await invited.json()) as { id: string };
    const joined = await call(
      "/organization/accept-invitation",
      { invitationId: id },
      { cookie: guest.cookie },
    );
    expect(joined.status).toBe(200);
    expect(await principalOf(guest.cookie)).toMatchObject({ workspaceId, role: "auditor" });
    const members = (
      await auth.api.getFullOrganization({
        headers: new Headers({ cookie: owner.cookie, host: "localhost:3000" }),
      })
    )?.members;
    const memberId = members?.find(({ role }) => role === "auditor")?.id;
    const change = { memberId, role: "viewer", organizationId: workspaceId };
    expect((await call("/organization/update-member-role", change, { cookie: guest.cookie })).status).toBe(
      403,
    );
    expect((await call("/organization/update-member-role", change, { cookie: owner.cookie })).status).toBe(
      200,
    );
    expect(await principalOf(guest.cookie)).toMatchObject({ workspaceId, role: "viewer" });
  });

  it("is not entered by naming it, nor kept after being removed from it", async () => {
    const owner = await signUp();
    const { workspaceId } = await principalOf(owner.cookie);
    const stranger = await signUp();
    const chosen = await call(
      "/organization/set-active",
      { organizationId: workspaceId },
      { cookie: stranger.cookie },
    );
    expect(chosen.status).toBe(403);
    await db.system.sql`update auth.session set active_organization_id = ${workspaceId}
      where user_id = (select id from auth.user where email = ${stranger.email})`;
    const entered = await principalOf(stranger.cookie);
    expect(entered.role).toBe("owner");
    expect(entered.workspaceId).not.toBe(workspaceId);
    await db.system.sql`delete from auth.member
      where user_id = (select id from auth.user where email = ${stranger.email})`;
    await expect(principalOf(stranger.cookie)).rejects.toThrow("auth.no_workspace");
  });

  it("shows the links of its invitations to no member's browser", async () => {
    const { cookie } = await signUp();
    const headers = { cookie, host: "localhost:3000" };
    for (const path of [
      "get-full-organization",
      "list-invitations",
      "list-user-invitations",
      "get-invitation?id=x",
    ]) {
      const response = await auth.handler(
        new Request(`${origin}/api/auth/organization/${path}`, { headers }),
      );
      expect(response.status).toBe(404);
    }
  });

  it("takes no invitation that was meant for another", async () => {
    const owner = await signUp();
    const invited = await call(
      "/organization/invite-member",
      { email: "someone@example.com", role: "owner" },
      { cookie: owner.cookie },
    );
    const { id } = (await invited.json()) as { id: string };
    const thief = await signUp();
    const taken = await call(
      "/organization/accept-invitation",
      { invitationId: id },
      { cookie: thief.cookie },
    );
    expect(taken.status).toBe(403);
  });

  it("knows no roles but ours", async () => {
    const owner = await signUp();
    const invited = await call(
      "/organization/invite-member",
      { email: "b@example.com", role: "superuser" },
      { cookie: owner.cookie },
    );
    expect(invited.status).toBe(400);
  });
});

it("sends nothing to anyone about itself", async () => {
  expect(auth.options.telemetry).toEqual({ enabled: false });
});
