// A console under `next start` over an embedded database of its own with a month of demonstration data.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase, stopServer } from "@assay/db";
import { defineQueue, openJobs } from "@assay/db/jobs";
import { z } from "zod";

const queue = defineQueue({
  name: "demo.audit",
  payload: z.strictObject({ workspaceId: z.string(), n: z.int() }),
});
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts it and waits until it is healthy. Everything it made goes with `stop`. */
export async function startSeededConsole(port, { requests, jobs }) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  chmodSync(folder, 0o755);
  const home = join(folder, "home");
  const env = { ...process.env, ASSAY_HOME: home, ASSAY_BASE_PORT: String(port), NODE_ENV: "production" };
  delete env.DATABASE_URL;
  const cli = `${root}apps/cli/dist/assay.js`;
  const migrated = spawnSync(process.execPath, [cli, "db", "migrate", "--seed"], { env, encoding: "utf8" });
  if (migrated.status !== 0) throw new Error(migrated.stderr);
  await seed(home, requests, jobs);
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    { cwd: `${root}apps/console`, env, stdio: "ignore" },
  );
  const url = `http://127.0.0.1:${port}`;
  while (!(await isHealthy(url))) {
    if (server.exitCode !== null) throw new Error(`The console ended with code ${server.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    home,
    pid: server.pid,
    async stop() {
      server.kill("SIGTERM");
      await new Promise((resolve) => server.once("close", resolve));
      await stopServer(home);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isHealthy(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function seed(home, requests, jobs) {
  const system = openDatabase({ home, role: "system", connections: 1 });
  const { sql } = system;
  await sql`
    insert into router.request (id, workspace_id, app, at, model, address, attempts, prompt_tokens, completion_tokens,
      cost_micros, currency, duration_ms, error, is_stream)
    select 'demo-' || n, 'local',
      (array['console','outbound','legal','audit','tutor','companion'])[1 + (n * 7) % 6],
      now() - ((n * 7919) % 43200) * interval '1 minute', m.name, m.name, '[]'::jsonb, 200 + n % 900, 50 + n % 400,
      m.price * (250 + n % 900), m.currency, 300 + n % 2100, case when n % 61 = 0 then 'timed_out' end, true
    from generate_series(1, ${requests}) n, lateral (
      select * from (values ('openai/gpt-6-sol', 9, 'USD', 0), ('anthropic/claude-opus-4-8', 14, 'USD', 1),
        ('deepseek/deepseek-v4-pro', 2, 'CNY', 2), ('ollama/qwen3:8b', 0, 'USD', 3)) v(name, price, currency, at)
      where v.at = n % 4) m`;
  const opened = await openJobs(system);
  const ids = await opened.sendMany(
    queue,
    Array.from({ length: jobs }, (_, n) => ({ workspaceId: "local", n })),
  );
  // As workers would have left them.
  const settled = [
    { state: "completed", share: 0.6 },
    { state: "failed", share: 0.7 },
    { state: "active", share: 0.74 },
  ];
  let from = 0;
  for (const { state, share } of settled) {
    const until = Math.floor(jobs * share);
    await sql`update pgboss.job set state = ${state}::pgboss.job_state, started_on = now() - interval '2 minutes',
      completed_on = case when ${state} = 'active' then null else now() end,
      output = case when ${state} = 'failed' then '{"message":"The model did not answer within ten seconds."}'::jsonb end
      where id = any(${ids.slice(from, until)}::uuid[])`;
    if (state === "active")
      await sql`update platform.job set progress = 0.42, note = '84 / 200' where id = any(${ids.slice(from, until)}::uuid[])`;
    from = until;
  }
  await opened.close();
  await system.close();
}
