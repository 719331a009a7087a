// The platform: what scoping a transaction to a workspace costs above a bare query, and how many jobs two workers do
// in a second. On DATABASE_URL, else on an embedded server in a folder of its own.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WorkspaceId, stopServer, withWorkspace } from "@assay/db";
import { openJobs } from "@assay/db/jobs";
import { createTestDatabase } from "@assay/db/testing";
import { queue } from "./platform-worker.mjs";

const calls = 2_000;
const rounds = 7;
const jobs = 10_000;
const perSend = 1_000;

const home = mkdtempSync(join(tmpdir(), "assay-bench-"));
process.env.ASSAY_TEST_HOME = home;
process.env.ASSAY_TEST_DURABLE = "1";
const db = await createTestDatabase();
const workspace = WorkspaceId.parse(await db.workspace());
const [{ version }] = await db.owner.sql`select current_setting('server_version') as version`;
console.log(`PostgreSQL ${version}, Node ${process.versions.node}, ${cpus().length} cores\n`);

async function perCall(run) {
  const began = performance.now();
  for (let each = 0; each < calls; each += 1) await run();
  return (performance.now() - began) / calls;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) =>
  `${median(values).toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)})`;

const bare = () => db.app.sql`select 1`;
const scoped = () => withWorkspace(db.app, workspace, (tx) => tx.execute("select 1"));
await perCall(bare);
await perCall(scoped);
const times = { bare: [], scoped: [], added: [] };
for (let round = 0; round < rounds; round += 1) {
  const [one, other] = [await perCall(bare), await perCall(scoped)];
  times.bare.push(one);
  times.scoped.push(other);
  times.added.push(other - one);
}
console.log(`bare query            ${spread(times.bare)} ms`);
console.log(`withWorkspace         ${spread(times.scoped)} ms`);
console.log(`added by scoping      ${spread(times.added)} ms, target 1\n`);

const sender = await openJobs(db.system);
const sendBegan = performance.now();
for (let at = 0; at < jobs; at += perSend) {
  const payloads = Array.from({ length: perSend }, (_, n) => ({ workspaceId: workspace, n: at + n }));
  await sender.sendMany(queue, payloads);
}
console.log(`sent ${jobs} jobs in ${((performance.now() - sendBegan) / 1000).toFixed(2)} s`);

const script = fileURLToPath(new URL("platform-worker.mjs", import.meta.url));
const began = performance.now();
const workers = [1, 2].map(() => fork(script, [db.url]));
let first;
for (;;) {
  const [{ done }] = await db.owner.sql`
    select count(*)::int as done from pgboss.job where name = ${queue.name} and state = 'completed'`;
  if (done > 0) first ??= performance.now();
  if (done === jobs) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const ended = performance.now();
const rate = (from) => Math.round(jobs / ((ended - from) / 1000));
console.log(`two workers           ${rate(first)} jobs/s, ${rate(began)} with their start, target 500`);
for (const worker of workers) worker.kill("SIGKILL");

await sender.close();
await db.close();
await stopServer(home);
rmSync(home, { recursive: true, force: true });
