import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import type { ScriptedModel } from "./scripted-model.ts";

/** A scripted model behind a port of this machine, for programs that are configured with an address. */
export async function serveScripted({
  fetch,
}: ScriptedModel): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    void (async () => {
      const body = await text(request);
      if (request.url?.endsWith("/models") === true) {
        reply.setHeader("content-type", "application/json");
        return reply.end(JSON.stringify({ object: "list", data: [{ id: "scripted", object: "model" }] }));
      }
      const gone = new AbortController();
      reply.on("close", () => gone.abort());
      const answer = await fetch("http://scripted/v1/chat/completions", {
        method: "POST",
        body,
        signal: gone.signal,
      });
      reply.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body !== null) for await (const piece of answer.body) reply.write(piece);
      return reply.end();
    })().catch(() => reply.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
