import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cli, serveForTest } from "./server.ts";

/** What Ollama answers on its own port, which a test may not count on being free. */
const ollama = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(
    request.url === "/v1/models"
      ? JSON.stringify({ object: "list", data: [{ id: "qwen3:8b", object: "model" }] })
      : JSON.stringify({
          choices: [{ message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
        }),
  );
});
let isListening = false;
beforeAll(async () => {
  isListening = await new Promise<boolean>((resolve) => {
    ollama.once("error", () => resolve(false));
    ollama.listen(11_434, "127.0.0.1", () => resolve(true));
  });
});
afterAll(() => ollama.close());

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [cli, ...args], { encoding: "utf8" });

it("lists the models of a server on Ollama's port without configuration [router.local]", async ({ skip }) => {
  skip(!isListening, "port 11434 is taken on this machine");
  expect((await run("models", "--reachable")).stdout).toMatch(/ollama\/qwen3:8b\s+reachable/u);
  const { stdout } = await run("models", "check", "--provider", "ollama");
  expect(stdout).toMatch(/^ok\s+ollama\/qwen3:8b\s+\d+ ms\n$/u);
});

it("checks no model of another provider than the one named", async () => {
  const { stdout } = await run("models", "check", "--provider", "nobody");
  expect(stdout).toMatch(/^No model is reachable/u);
});

it("lists what is not reachable with the variable to set", async () => {
  const { stdout } = await run("models", "--provider", "deepseek");
  expect(stdout).toMatch(/deepseek\/deepseek-v4-pro\s+set DEEPSEEK_API_KEY/u);
});

it("serves the openai client at /v1, and refuses foreign pages there [router.client]", async ({ skip }) => {
  await using server = await serveForTest();
  const foreign = { method: "POST", body: "{}", headers: { origin: "https://example.com" } };
  expect((await fetch(`${server.url}/v1/chat/completions`, foreign)).status).toBe(403);
  skip(!isListening, "port 11434 is taken on this machine");
  const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "-", maxRetries: 0 });
  const answer = await client.chat.completions.create({
    model: "qwen3:8b",
    messages: [{ role: "user", content: "Hi" }],
  });
  expect(answer.choices[0]?.message.content).toBe("ok");
});
