import { expect, it } from "vitest";
import { Health } from "./health.ts";
import { Provider } from "./provider.ts";

it("remembers the last thousand models of an endpoint, whatever callers name", () => {
  const health = new Health({ now: () => 0, threshold: 1 });
  const provider = Provider.parse({ id: "local", name: "l", baseUrl: "http://127.0.0.1:1", local: true });
  const place = (modelId: string) => ({ provider, modelId });
  health.failed(place("first"));
  health.failed(place("used"));
  for (let number = 0; number < 1_500; number++) {
    health.failed(place(`made-up-${number}`));
    health.failed(place("used"));
  }
  expect(health.waitMs(place("first"))).toBe(0);
  expect(health.waitMs(place("made-up-400"))).toBe(0);
  expect(health.waitMs(place("made-up-1499"))).toBeGreaterThan(0);
  expect(health.waitMs(place("used"))).toBeGreaterThan(0);
});
