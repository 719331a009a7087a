import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Database } from "@assay/db";
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Lockout } from "./lockout.ts";
import { guardianPin, profile } from "./schema.ts";

/** Who sits at the machine: a grown-up, or a child for whom tutor and companion keep what they promise for minors. */
export const Profile = z.strictObject({
  id: z.string(),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(["adult", "child"]),
  birthYear: z.int().min(1900).max(2100).optional(),
});
export type Profile = z.infer<typeof Profile>;

/** A guardian's PIN: four to twelve digits. */
export const GuardianPin = z.string().regex(/^\d{4,12}$/u, "must be 4 to 12 digits");

export type ChooseOutcome =
  | { token: string; profile: Profile }
  | { refused: "unknown_profile" | "pin_needed" | "wrong_pin" }
  | { refused: "locked"; retryAfterMs: number };

/** The profiles of a workspace without accounts. */
export interface Profiles {
  list(workspaceId: string): Promise<Profile[]>;
  create(workspaceId: string, fields: Omit<Profile, "id">): Promise<Profile>;
  hasPin(workspaceId: string): Promise<boolean>;
  /** Sets or changes the PIN; changing it needs the present one. */
  setPin(workspaceId: string, pin: string, present?: string): Promise<"set" | "wrong_pin" | "locked">;
  /** A token to keep in a cookie. A grown-up's profile needs the PIN once there is one. */
  choose(workspaceId: string, profileId: string, pin?: string): Promise<ChooseOutcome>;
  /**
   * Whose token it is. Without a valid one it is a grown-up as long as there is no PIN; from then on it is nobody,
   * and an application treats nobody as a child.
   */
  current(workspaceId: string, token: string | undefined): Promise<Profile | "unset" | "nobody">;
}

const derive = promisify(scrypt);
const saltBytes = 16;
const keyBytes = 32;

/** Profiles in PostgreSQL, through a pool of the system role; tokens are signed with the home's auth secret. */
export function createProfiles(database: Database, secret: string, lockout: Lockout): Profiles {
  const { orm } = database;
  const sign = (workspaceId: string, id: string) =>
    createHmac("sha256", secret).update(`profile ${workspaceId} ${id}`).digest("base64url");

  async function list(workspaceId: string): Promise<Profile[]> {
    const rows = await orm
      .select()
      .from(profile)
      .where(eq(profile.organizationId, workspaceId))
      .orderBy(asc(profile.createdAt));
    return rows.map(({ id, name, kind, birthYear }) => ({
      id,
      name,
      kind,
      ...(birthYear !== null && { birthYear }),
    }));
  }

  async function readPin(workspaceId: string): Promise<string | undefined> {
    const [row] = await orm.select().from(guardianPin).where(eq(guardianPin.organizationId, workspaceId));
    return row?.hash;
  }

  async function tryPin(workspaceId: string, hash: string, pin: string): Promise<"right" | "wrong" | number> {
    const subject = `pin:${workspaceId}`;
    const waitMs = await lockout.attempt(subject);
    if (waitMs > 0) return waitMs;
    if (!(await matches(hash, pin))) return "wrong";
    await lockout.clear(subject);
    return "right";
  }

  return {
    list,
    async create(workspaceId, fields) {
      const made = { id: randomBytes(8).toString("hex"), ...Profile.omit({ id: true }).parse(fields) };
      await orm.insert(profile).values({ ...made, organizationId: workspaceId });
      return made;
    },
    async hasPin(workspaceId) {
      return (await readPin(workspaceId)) !== undefined;
    },
    async setPin(workspaceId, pin, present = "") {
      const known = await readPin(workspaceId);
      if (known !== undefined) {
        const outcome = await tryPin(workspaceId, known, present);
        if (outcome !== "right") return outcome === "wrong" ? "wrong_pin" : "locked";
      }
      const hash = await hashOf(GuardianPin.parse(pin));
      const updatedAt = new Date();
      await orm
        .insert(guardianPin)
        .values({ organizationId: workspaceId, hash, updatedAt })
        .onConflictDoUpdate({ target: guardianPin.organizationId, set: { hash, updatedAt } });
      return "set";
    },
    async choose(workspaceId, profileId, pin) {
      const chosen = (await list(workspaceId)).find(({ id }) => id === profileId);
      if (chosen === undefined) return { refused: "unknown_profile" };
      const hash = chosen.kind === "adult" ? await readPin(workspaceId) : undefined;
      if (hash !== undefined) {
        if (pin === undefined || pin === "") return { refused: "pin_needed" };
        const outcome = await tryPin(workspaceId, hash, pin);
        if (outcome === "wrong") return { refused: "wrong_pin" };
        if (outcome !== "right") return { refused: "locked", retryAfterMs: outcome };
      }
      return { token: `${profileId}.${sign(workspaceId, profileId)}`, profile: chosen };
    },
    async current(workspaceId, token) {
      const [id = "", signature = ""] = token?.split(".") ?? [];
      if (isSame(signature, sign(workspaceId, id))) {
        const found = (await list(workspaceId)).find((each) => each.id === id);
        if (found !== undefined) return found;
      }
      return (await readPin(workspaceId)) === undefined ? "unset" : "nobody";
    },
  };
}

async function hashOf(pin: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = (await derive(pin, salt, keyBytes)) as Buffer;
  return `${salt.toString("base64url")}.${key.toString("base64url")}`;
}

async function matches(hash: string, pin: string): Promise<boolean> {
  const [salt = "", key = ""] = hash.split(".");
  const derived = (await derive(pin.slice(0, 64), Buffer.from(salt, "base64url"), keyBytes)) as Buffer;
  return isSame(derived.toString("base64url"), key);
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
