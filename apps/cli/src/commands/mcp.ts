import { createServerFactory, serveStdio } from "@assay/toolkit/server";
import { logError } from "../log.ts";
import { assembleToolkit, serverInfo } from "../toolkit.ts";

/** Serves MCP on stdin and stdout until the client hangs up. Nothing but protocol is written to stdout. */
export function runMcp(options: { toolsets?: string; readOnly?: boolean }): void {
  const toolkit = assembleToolkit(options);
  serveStdio(createServerFactory(serverInfo, toolkit, { onUnexpected: logError }), { onerror: logError });
}
