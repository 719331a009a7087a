import { WorkspaceId } from "@assay/db";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLocalOwner, local } from "./accounts.ts";
import { createAuth } from "./auth.ts";
import { AuthEnv } from "./env.ts";
import { createLockout } from "./lockout.ts";
import { identify } from "./principal.ts";
import { createProfiles } from "./profiles.ts";
import type { Profile, Profiles } from "./profiles.ts";

const secret = "s".repeat(43);
const workspace = WorkspaceId.parse(local.workspaceId);
let db: TestDatabase;
let profiles: Profiles;
let clock = Date.now();
let adult: Profile;
let child: Profile;
beforeAll(async () => {
  db = await createTestDatabase();
  await createLocalOwner(db.system);
  await createLocalOwner(db.system);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.system.sql`delete from auth.profile`;
  await db.system.sql`delete from auth.guardian_pin`;
  await db.system.sql`delete from auth.lockout`;
  profiles = createProfiles(
    db.system,
    secret,
    createLockout(db.system, () => clock),
  );
  adult = await profiles.create(workspace, { name: "Ana", kind: "adult" });
  child = await profiles.create(workspace, { name: "Bo", kind: "child", birthYear: 2016 });
});

async function identified(token?: string) {
  const env = AuthEnv.parse({});
  const auth = createAuth({ database: db.system, secret, env });
  const headers = new Headers(token === undefined ? {} : { cookie: `a=b; assay.profile=${token}` });
  const found = await identify({ env, database: db.system, auth, profiles }, headers);
  if ("refused" in found) throw new Error(found.refused);
  return found;
}

async function tokenFor(profile: Profile, pin?: string): Promise<string> {
  const outcome = await profiles.choose(workspace, profile.id, pin);
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome.token;
}

it("acts as the owner of the machine while there is no PIN", async () => {
  expect(await identified()).toMatchObject({
    userId: "local",
    role: "owner",
    isMinor: false,
    profile: undefined,
  });
  expect(await identified(await tokenFor(adult))).toMatchObject({ role: "owner", profile: adult });
});

it("treats a child's profile as a minor that changes no settings", async () => {
  expect(await identified(await tokenFor(child))).toMatchObject({
    role: "member",
    isMinor: true,
    profile: child,
  });
});

describe("with a guardian's PIN", () => {
  beforeEach(async () => {
    await profiles.setPin(workspace, "2468");
  });

  it("treats whoever has chosen no profile as a minor: throwing the cookie away opens nothing", async () => {
    expect(await identified()).toMatchObject({ isMinor: true, profile: undefined });
    expect(await identified("forged.token")).toMatchObject({ isMinor: true });
    expect(await identified(`${adult.id}.${(await tokenFor(child)).split(".")[1]}`)).toMatchObject({
      isMinor: true,
    });
  });

  it("lets a child in freely and a grown-up by the PIN", async () => {
    expect(await identified(await tokenFor(child))).toMatchObject({ isMinor: true });
    expect(await profiles.choose(workspace, adult.id)).toEqual({ refused: "pin_needed" });
    expect(await profiles.choose(workspace, adult.id, "0000")).toEqual({ refused: "wrong_pin" });
    expect(await identified(await tokenFor(adult, "2468"))).toMatchObject({ isMinor: false, role: "owner" });
  });

  it("locks after five wrong PINs, for the right one too", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await profiles.choose(workspace, adult.id, "0000");
    expect(await profiles.choose(workspace, adult.id, "2468")).toMatchObject({ refused: "locked" });
    expect(await profiles.setPin(workspace, "1357", "2468")).toBe("locked");
    clock += 60_001;
    expect(await profiles.choose(workspace, adult.id, "2468")).toHaveProperty("token");
  });

  it("is changed by whoever knows it, and kept as scrypt", async () => {
    expect(await profiles.setPin(workspace, "1357", "9999")).toBe("wrong_pin");
    expect(await profiles.setPin(workspace, "1357")).toBe("wrong_pin");
    expect(await profiles.setPin(workspace, "1357", "2468")).toBe("set");
    expect(await tokenFor(adult, "1357")).toContain(adult.id);
    const [row] = await db.system.sql`select hash from auth.guardian_pin`;
    expect(row?.hash).not.toContain("1357");
  });

  it.each(["123", "12345678901234", "12a4", ""])("is not %j", async (pin) => {
    await expect(profiles.setPin(workspace, pin, "2468")).rejects.toThrow("must be 4 to 12 digits");
  });
});

it("chooses no profile of another workspace", async () => {
  const other = await db.workspace();
  expect(await profiles.choose(other, child.id)).toEqual({ refused: "unknown_profile" });
});
