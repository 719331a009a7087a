import { expect, it } from "vitest";
import { Provider } from "./provider.ts";
import { createRouter } from "./router.ts";
import { startFaultServer } from "./testing/index.ts";

it("counts requests, failures and tokens without prompts and keys", async () => {
  await using upstream = await startFaultServer();
  const router = createRouter({
    env: { KEY: "sk-very-secret" },
    providers: [
      Provider.parse({ id: "fault", name: "fault", baseUrl: upstream.url, local: true, env: ["KEY"] }),
    ],
    models: () => [],
    random: () => 0,
  });
  for (const model of ["well", "500-always", "400"]) {
    const body = JSON.stringify({
      model: `fault/${model}`,
      messages: [{ role: "user", content: "my secret prompt" }],
    });
    await router.fetch("http://router/v1/chat/completions", { method: "POST", body });
  }
  const text = await (await router.fetch("http://router/metrics")).text();
  expect(text).toContain('assay_router_attempts_total{model="fault/500-always",code="upstream_failed"} 3');
  expect(text).toContain('gen_ai_client_operation_duration_seconds_count{model="fault/well",error=""} 1');
  expect(text).toContain('gen_ai_client_token_usage_sum{model="fault/well",error="",type="output"} 2');
  expect(text).not.toMatch(/secret/u);
});

it("labels no name a caller made up, however many there are", async () => {
  const hosted = Provider.parse({ id: "hosted", name: "h", baseUrl: "https://h.example", env: ["KEY"] });
  const local = Provider.parse({ id: "local-server", name: "l", baseUrl: "http://127.0.0.1:1", local: true });
  const router = createRouter({
    env: { KEY: "k" },
    providers: [hosted, local],
    models: () => [],
    fetch: async () => new Response("{}", { status: 404 }),
  });
  const ask = (model: string) =>
    router.fetch("http://router/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }] }),
    });
  await ask("hosted/my-secret-name");
  for (let number = 0; number < 1_100; number++) await ask(`local-server/${number}`);
  const text = await (await router.fetch("http://router/metrics")).text();
  expect(text).not.toContain("my-secret-name");
  expect(text).toContain('assay_router_attempts_total{model="hosted/other",code="model_not_found"} 1');
  expect(text).toContain(
    'assay_router_attempts_total{model="local-server/other",code="model_not_found"} 100',
  );
});
