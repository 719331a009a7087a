import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openDatabase } from "@assay/db";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
const key = "sk-house-0123456789abcdef";
const words = ["The ", "market ", "is ", "small."];

/** A model server as people run one at home: it wants a key, lists one model, and streams. */
function startModelServer(): Promise<{ server: Server; url: string; asked(): number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${key}`) {
      response
        .writeHead(401, { "content-type": "application/json" })
        .end('{"error":{"message":"<b>no</b>"}}');
      return;
    }
    if (request.url === "/v1/models") {
      response.end(JSON.stringify({ object: "list", data: [{ id: "house-7b", object: "model" }] }));
      return;
    }
    asked += 1;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void answer(Buffer.concat(chunks).toString(), response));
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, url: `http://127.0.0.1:${port}/v1`, asked: () => asked });
    }),
  );
}

async function answer(body: string, response: import("node:http").ServerResponse): Promise<void> {
  const isStream = /"stream":\s*true/u.test(body);
  const usage = { prompt_tokens: 12, completion_tokens: 4, total_tokens: 16 };
  const head = { id: "c1", object: "chat.completion", created: 0, model: "house-7b" };
  if (!isStream) {
    const message = { role: "assistant", content: "ok" };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ...head, choices: [{ index: 0, message, finish_reason: "stop" }], usage }));
    return;
  }
  response.setHeader("content-type", "text/event-stream");
  const isSlow = body.includes("slowly");
  for (const [at, content] of (isSlow ? [...words, ...words, ...words] : words).entries()) {
    const choice = { index: 0, delta: at === 0 ? { role: "assistant", content } : { content } };
    response.write(`data: ${JSON.stringify({ ...head, choices: [choice] })}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, isSlow ? 400 : 5));
  }
  const end = { ...head, choices: [{ index: 0, delta: {}, finish_reason: "stop" }], usage };
  response.end(`data: ${JSON.stringify(end)}\n\ndata: [DONE]\n\n`);
}

let app: Awaited<ReturnType<typeof startLocalConsole>>;
let house: Awaited<ReturnType<typeof startModelServer>>;
beforeAll(async () => {
  [app, house] = await Promise.all([startLocalConsole(), startModelServer()]);
});
afterAll(async () => {
  await app.stop();
  house.server.close();
});

it("connects a model of one's own, refuses a wrong key, and keeps the right one sealed [console.models]", async () => {
  const page = await person();
  await page.goto(`${app.url}/models/connections`);
  const form = page.getByRole("form", { name: /[Cc]onnect/u }).first();
  await form.getByLabel("Provider").selectOption({ label: "An address of your own" });
  await form.getByLabel(/^Address/u).fill(house.url);
  await form.getByLabel(/^Name/u).fill("House <b>bold</b>");
  await form.getByLabel(/on this machine/u).check();
  await form.getByLabel(/^Key/u).fill("sk-wrong-0123456789");
  await form.getByRole("button", { name: "Test and save" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await page.getByRole("alert").first().innerText()).toMatch(/key/iu);
  expect(await form.getByLabel(/^Address/u).inputValue()).toBe(house.url);
  expect(await form.getByLabel(/^Key/u).inputValue()).toBe("");
  await form.getByLabel(/^Key/u).fill(key);
  await form.getByRole("button", { name: "Test and save" }).click();
  await page
    .getByText(/house-7b/u)
    .first()
    .waitFor();
  await page.getByText("…cdef").first().waitFor();
  expect(await page.content()).not.toContain(key);
  expect(await page.locator("main b").count()).toBe(0);

  const system = openDatabase({ home: app.home, role: "system", connections: 1 });
  const [row] = await system.sql`select * from router.connection`;
  await system.close();
  expect(JSON.stringify(row)).not.toContain(key);
  expect(String(row?.["sealed_key"])).toMatch(/^v1\./u);
  expect(readFileSync(join(app.home, "secrets.json"), "utf8")).not.toContain(key);
  expect(problems.filter((problem) => !/401/u.test(problem))).toEqual([]);
});

it("plays with it, stops it in the middle, and counts what it came to", async () => {
  const page = await person();
  await page.goto(`${app.url}/models/playground`);
  await page
    .getByRole("textbox", { name: /^Question/u })
    .first()
    .fill("How large is the market?");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("log").getByText("The market is small.").waitFor();
  await page
    .getByRole("textbox", { name: /^Question/u })
    .first()
    .fill("Tell me slowly");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await page
    .getByText(/stopped/iu)
    .first()
    .waitFor();
  await page.goto(`${app.url}/models/usage?by=app`);
  await page.getByRole("table").first().waitFor();
  expect(await page.locator("main").innerText()).toMatch(/Console[\s\S]*\d/u);
});

it("is chosen for an application, and asked by it", async () => {
  const page = await person();
  await page.goto(`${app.url}/models/connections`);
  await page.getByLabel("Legal").selectOption({ index: 1 });
  await page.getByRole("button", { name: /Save/u }).last().click();
  await page.waitForURL(/done=/u);
  const system = openDatabase({ home: app.home, role: "system", connections: 1 });
  const rows = await system.sql`select app, model from router.app_model`;
  await system.close();
  expect(rows).toEqual([{ app: "legal", model: expect.stringMatching(/house-7b$/u) }]);
});

it("shows a key once and never again", async () => {
  const page = await person();
  await page.goto(`${app.url}/models/budgets`);
  await page.getByRole("textbox", { name: "Name" }).fill("laptop");
  await page.getByRole("button", { name: /Issue/u }).click();
  const secret = /sk-assay-[\w-]{20,}/u;
  await page.getByText(secret).first().waitFor();
  expect(page.url()).not.toMatch(secret);
  await page.reload();
  await page.getByRole("table").getByText("laptop").waitFor();
  expect(await page.content()).not.toMatch(secret);
});
