import { join } from "node:path";
import postgres from "postgres";
import { DatabaseError } from "../error.ts";
import { newPassword, readSecrets, withLock, writeSecrets } from "../home/index.ts";
import { embedded } from "./provision.ts";
import { ensureServer } from "./server.ts";

/**
 * Gives the embedded database's users a new password. Open connections go on; processes read the new one from the home
 * when they open another. @throws DatabaseError when the server does not take it: then the old one stays
 */
export async function rotateDatabasePassword(home: string): Promise<void> {
  const { port } = await ensureServer(home);
  await withLock(join(home, "secrets.lock"), async () => {
    const secrets = readSecrets(home);
    const next = newPassword();
    const sql = postgres({
      host: embedded.host,
      port,
      user: "postgres",
      password: secrets.databasePassword,
      database: "postgres",
      max: 1,
    });
    try {
      await sql.begin(async (tx) => {
        for (const role of [embedded.owner, "postgres"])
          await tx`alter role ${tx(role)} password ${tx.unsafe(`'${next}'`)}`;
        // Written before the commit: what fails here leaves both as they were.
        writeSecrets(home, { ...secrets, databasePassword: next });
      });
    } catch (error) {
      writeSecrets(home, secrets);
      throw new DatabaseError("db.refused", "The database has kept its password.", { cause: error });
    } finally {
      await sql.end();
    }
  });
}
