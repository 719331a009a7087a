import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveForTest } from "./server.ts";

const packages = new URL("../node_modules/@modelcontextprotocol/", import.meta.url);
const conformance = fileURLToPath(new URL("conformance/dist/index.js", packages));
const inspector = fileURLToPath(new URL("inspector/clients/launcher/build/index.js", packages));

let server: Awaited<ReturnType<typeof serveForTest>>;
beforeAll(async () => {
  server = await serveForTest({ conformance: true });
});
afterAll(() => server[Symbol.asyncDispose]());

async function run(script: string, args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, out, err };
}

/** The scored scenarios of a run: those that failed, those that checked nothing, and how many there were. */
function readConformance(out: string) {
  const [ran = "", unscored = ""] = out.split("Not scored for");
  const ignored = new Set([...unscored.matchAll(/[✓✗] ([a-z0-9-]+) \(/g)].map(([, name]) => name));
  const scored = [...ran.matchAll(/^[✓✗] ([a-z0-9-]+): (\d+) passed, (\d+) failed$/gm)]
    .map(([, name, passed, failed]) => ({ name, passed: Number(passed), failed: Number(failed) }))
    .filter(({ name }) => !ignored.has(name));
  return {
    count: scored.length,
    failed: scored.filter(({ failed }) => failed > 0).map(({ name }) => name),
    vacuous: scored.filter(({ passed }) => passed === 0).map(({ name }) => name),
  };
}

const revisions: [string, number][] = [
  ["2026-07-28", 37],
  ["2025-11-25", 30],
];

it.each(revisions)(
  "passes every scored scenario of revision %s [mcp.conformance]",
  { timeout: 240_000 },
  async (revision, atLeast) => {
    const { code, out } = await run(conformance, [
      "server",
      "--url",
      server.endpoint.href.replace("127.0.0.1", "localhost"),
      "--requirements",
      revision,
    ]);
    const { count, failed, vacuous } = readConformance(out);
    expect(failed).toEqual([]);
    expect(vacuous).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(atLeast);
    expect(code).toBe(0);
  },
);

it.each(["auto", "modern", "legacy"])(
  "has portable tool schemas for the inspector (%s) [mcp.portable-schemas]",
  async (era) => {
    await using plain = await serveForTest();
    const { code, err } = await run(inspector, [
      "--cli",
      plain.endpoint.href,
      "--transport",
      "http",
      "--protocol-era",
      era,
      "--method",
      "tools/list",
      "--format",
      "json",
      "--strict",
    ]);
    expect(err).not.toContain("Warning: tool");
    expect(code).toBe(0);
  },
);
