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
