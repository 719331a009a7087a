import type { ServerConfig, ServerLimits } from "./config.ts";
import { createConnection } from "./connection.ts";
import { describeTool, pinOf } from "./describe-tool.ts";
import type { ServerProblemCode } from "./problem.ts";
import { problemOf } from "./problem.ts";

/** A tool as the settings page shows it, with the pin to keep beside what the person decides. */
export interface TestedTool {
  /** The server's own name: the key of its rule. */
  name: string;
  title: string;
  /** In its server's own words; empty where there are none or they are withheld. */
  words: string;
  pin: string;
  /** Whether the server says that it only reads: its own claim. */
  claimsReadOnly: boolean;
  /** What happens without a rule. */
  asks: boolean;
  /** Its words gave instructions and were withheld. */
  isSuspicious: boolean;
}

export type ServerTest =
  | {
      outcome: "ok";
      server: { name: string; version: string } | undefined;
      latencyMs: number;
      tools: TestedTool[];
    }
  | { outcome: ServerProblemCode };

/** Connects once, lists the tools and hangs up. */
export async function testServer(config: ServerConfig, limits: ServerLimits): Promise<ServerTest> {
  const connection = createConnection(config, limits);
  const started = performance.now();
  try {
    const tools = await connection.list();
    return {
      outcome: "ok",
      server: connection.info(),
      latencyMs: Math.round(performance.now() - started),
      tools: tools.map((tool) => {
        const { title, words, isSuspicious } = describeTool(tool, config);
        const claimsReadOnly = tool.annotations?.readOnlyHint === true;
        return {
          name: tool.name,
          title,
          words,
          pin: pinOf(tool),
          claimsReadOnly,
          asks: !claimsReadOnly || isSuspicious,
          isSuspicious,
        };
      }),
    };
  } catch (error) {
    return { outcome: problemOf(error) };
  } finally {
    await connection.close();
  }
}
