import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { startServer } from "../src/commands/serve.ts";
import type { ServeOptions } from "../src/commands/serve.ts";

/** The bundled command line, as a user's client starts it. */
export const cli = fileURLToPath(new URL("../dist/assay.js", import.meta.url));

/** A server on a free port of loopback, closed by `await using`. */
export async function serveForTest(options: ServeOptions = {}, env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { url, close } = await startServer({ port: 0, ...options });
  vi.unstubAllEnvs();
  return { url, endpoint: new URL(`${url}/mcp`), [Symbol.asyncDispose]: close };
}
