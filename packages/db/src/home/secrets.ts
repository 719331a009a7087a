import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { withLock } from "./lock.ts";

const Secret = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/u),
  value: z.string().min(32),
  createdAt: z.iso.datetime(),
});

/** What signs sessions and encrypts keys. The first of each list is used for what is new, the others still open what is old. */
export const Secrets = z.strictObject({
  version: z.literal(1),
  auth: z.array(Secret).min(1),
  encryption: z.array(Secret).min(1),
  /** Of the embedded database; a server behind DATABASE_URL has its own. */
  databasePassword: z.string().min(32),
});
export type Secrets = z.infer<typeof Secrets>;

/** Which secrets can be made anew. */
export const rotatable = ["auth", "encryption"] as const;

/** The home's secrets, made at the first call, whichever of several processes comes first. @throws Error when the file is damaged */
export function readSecrets(home: string): Secrets {
  const path = fileOf(home);
  const found = readOrUndefined(path);
  if (found !== undefined) return parse(path, found);
  const draft = `${path}.${randomUUID()}`;
  const made: Secrets = {
    version: 1,
    auth: [newSecret()],
    encryption: [newSecret()],
    databasePassword: newPassword(),
  };
  writeFileSync(draft, serialise(made), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return parse(path, readFileSync(path, "utf8"));
}

/**
 * Makes a secret anew. What an old encryption key sealed still opens; a new auth secret signs everyone out. Processes
 * that run take it up when they are started again.
 */
export async function rotateSecret(home: string, kind: (typeof rotatable)[number]): Promise<Secrets> {
  return withLock(join(home, "secrets.lock"), async () => {
    const current = readSecrets(home);
    const kept = kind === "encryption" ? current[kind] : [];
    const next = { ...current, [kind]: [newSecret(), ...kept] };
    writeSecrets(home, next);
    return next;
  });
}

/** Forgets all encryption keys but the newest; what the others sealed must have been sealed anew. */
export async function dropOldKeys(home: string): Promise<void> {
  await withLock(join(home, "secrets.lock"), async () => {
    const current = readSecrets(home);
    writeSecrets(home, { ...current, encryption: current.encryption.slice(0, 1) });
  });
}

/** Replaces the file in one step, as a restore does. */
export function writeSecrets(home: string, secrets: Secrets): void {
  const path = fileOf(home);
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, serialise(Secrets.parse(secrets)), { mode: 0o600, flag: "wx" });
  renameSync(draft, path);
}

function fileOf(home: string): string {
  return join(home, "secrets.json");
}

function serialise(secrets: Secrets): string {
  return `${JSON.stringify(secrets, null, 2)}\n`;
}

function parse(path: string, text: string): Secrets {
  try {
    return Secrets.parse(JSON.parse(text));
  } catch (error) {
    const what = error instanceof z.ZodError ? error.issues[0]?.path.join(".") : "not JSON";
    throw new Error(
      `${path} is damaged (${what}). Restore it from a backup; with a new one, sealed keys and the embedded database stay closed.`,
      { cause: error },
    );
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function newSecret(): z.infer<typeof Secret> {
  return { id: randomBytes(6).toString("hex"), value: newPassword(), createdAt: new Date().toISOString() };
}

/** Random, and without characters that a statement or an address would have to escape. */
export function newPassword(): string {
  return randomBytes(32).toString("base64url");
}
