import { WorkspaceId, openDatabase } from "@assay/db";
import { createAgent } from "../agent.ts";
import { instructionsOf } from "../instructions.ts";
import { createThreadStore } from "../store/create-thread-store.ts";
import { createScriptedModel } from "./scripted-model.ts";
import { sent } from "./bench.ts";

/** A process of its own that begins an answer and never ends it: to be killed by a test. */
const [url = "", workspace = "", principalId = "", threadId = ""] = process.argv.slice(2);
const { router } = createScriptedModel([{ text: ["One ", "two "], hangs: true }]);
const agent = createAgent({
  id: "report",
  app: "console",
  instructions: instructionsOf("test", "You are a test."),
  router,
  store: createThreadStore(openDatabase({ url, role: "app" })),
});
const asker = {
  workspaceId: WorkspaceId.parse(workspace),
  principal: { id: principalId, role: "member" },
} as const;
await agent.ask(asker, threadId, sent("Count"));
