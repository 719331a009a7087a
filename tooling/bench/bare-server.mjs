// What Assay is measured against: the same calculators behind one tool, registered as the SDK's documentation
// shows it, with nothing around it.
import { createServer } from "node:http";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { McpServer, createMcpHandler } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { z } from "zod";
import { findCalculator } from "../../packages/report/src/calculators/index.ts";

const Calculation = z.object({
  calculator: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
  units: z.record(z.string(), z.string()),
  trace: z.array(
    z.object({
      name: z.string(),
      formula: z.string(),
      substituted: z.string(),
      value: z.number(),
      unit: z.string(),
    }),
  ),
});

function create() {
  const server = new McpServer({ name: "bare", version: "1.0.0" });
  server.registerTool(
    "run_calculator",
    {
      description: "Runs one calculator by id.",
      inputSchema: z.object({ id: z.string(), inputs: z.record(z.string(), z.unknown()).default({}) }),
      outputSchema: Calculation,
    },
    ({ id, inputs }) => {
      const outcome = findCalculator(id).run(inputs);
      const structuredContent = outcome.calculation;
      return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
    },
  );
  return server;
}

if (process.argv[2] === "stdio") {
  serveStdio(create);
} else {
  const handle = toNodeHandler(createMcpHandler(create));
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1", () => {
    process.stdout.write(`http://127.0.0.1:${server.address().port}/mcp\n`);
  });
}
