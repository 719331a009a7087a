import { PgBoss } from "pg-boss";
import type { Database } from "../connect.ts";
import { queueOn } from "./adapter.ts";

/** Makes or upgrades the queue's tables; run by the owner, under the migrations' lock. */
export async function installQueue({ sql }: Database): Promise<void> {
  const boss = new PgBoss({
    db: queueOn(sql),
    schema: "pgboss",
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ close: false, graceful: false });
}
