import { createAgent, createThreadStore, readInstructions } from "@assay/agent";
import { createChatHandler } from "@assay/agent/http";
import { openDatabase } from "@assay/db";
import { createRouter } from "@assay/router";

const agent = createAgent({
  id: "report",
  app: "console",
  instructions: readInstructions(new URL("../prompts/ask-the-report.md", import.meta.url)),
  router: createRouter({ env: process.env }),
  store: createThreadStore(openDatabase({ role: "app" })),
});
export const chat = createChatHandler({
  agent,
  identify: () => ({ refused: 401 }),
  isOwnOrigin: ({ headers }) => headers.get("origin") === "http://127.0.0.1:4001",
});
