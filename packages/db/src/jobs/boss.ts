import { PgBoss } from "pg-boss";
import type { ConstructorOptions } from "pg-boss";
import type { Database } from "../connect.ts";
import { queueOn } from "./adapter.ts";
import { deadLettersOf } from "./queue.ts";
import type { Queue } from "./queue.ts";

const heartbeatSeconds = 10;

/** A started pg-boss on the system role's pool. It never changes its tables: that is the owner's, at migration. */
export async function startBoss({ sql }: Database, options: ConstructorOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    ...options,
    db: queueOn(sql),
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  // Without a listener an error event would end the process; what is wrong is in the next call's error.
  boss.on("error", () => {});
  return boss.start();
}

/** Makes a queue and its dead letters, or brings them to what their declaration says. */
export async function declare(boss: PgBoss, queue: Queue): Promise<void> {
  const deadLetter = deadLettersOf(queue);
  const { keepSeconds } = queue;
  const options = {
    retryLimit: queue.retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: queue.timeoutSeconds,
    heartbeatSeconds,
    deleteAfterSeconds: keepSeconds,
    notify: true,
  };
  await boss.createQueue(deadLetter, { deleteAfterSeconds: keepSeconds, retentionSeconds: keepSeconds });
  await boss.createQueue(queue.name, { ...options, deadLetter });
  await boss.updateQueue(queue.name, { ...options, deadLetter });
}
