import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { DatabaseError } from "../error.ts";

/** A user of the machine to run the server as. */
export interface UnixAccount {
  name: string;
  uid: number;
  gid: number;
}

const ownName = "assay-postgres";

/**
 * Whom the server runs as: nobody in particular, unless this process is root, as whom PostgreSQL refuses to run.
 * Then it is the machine's `postgres` user, or one made for it.
 */
export function serverAccount(): UnixAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = findAccount("postgres") ?? findAccount(ownName);
  if (known !== undefined) return known;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", ownName]);
  const made = findAccount(ownName);
  if (made !== undefined) return made;
  throw new DatabaseError(
    "db.unavailable",
    "PostgreSQL does not run as root, and no user could be made for it. Start Assay as another user, or set DATABASE_URL.",
  );
}

function findAccount(name: string): UnixAccount | undefined {
  const fields = readPasswd()
    .find((line) => line.startsWith(`${name}:`))
    ?.split(":");
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { name, uid, gid } : undefined;
}

function readPasswd(): string[] {
  try {
    return readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Whether an account can run a program, which it cannot below a folder that is closed to it. */
export function canRun(program: string, { uid, gid }: UnixAccount): boolean {
  return spawnSync(program, ["--version"], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Whether an account can pass through a folder. */
export function canEnter(folder: string, { uid, gid }: UnixAccount): boolean {
  const options = { uid, gid, cwd: "/", stdio: "ignore" } as const;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], options).status === 0;
}
