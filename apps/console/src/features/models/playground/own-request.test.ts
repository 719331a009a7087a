import { describe, expect, it } from "vitest";
import { isOwnRequest } from "./own-request.ts";

const origins = ["https://assay.example"];
const asked = (headers: Record<string, string>) => isOwnRequest(new Headers(headers), origins);

describe("a request of our own page", () => {
  it("comes from the same origin", () => {
    expect(
      asked({ "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }),
    ).toBe(true);
    expect(
      asked({ "sec-fetch-site": "same-origin", origin: "https://assay.example", host: "inner:3000" }),
    ).toBe(true);
    expect(asked({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" })).toBe(true);
  });

  it("does not come from another site, another application, or from nowhere", () => {
    expect(
      asked({ "sec-fetch-site": "cross-site", origin: "https://evil.example", host: "127.0.0.1:3000" }),
    ).toBe(false);
    expect(
      asked({ "sec-fetch-site": "same-site", origin: "http://127.0.0.1:3001", host: "127.0.0.1:3000" }),
    ).toBe(false);
    expect(asked({ origin: "null", host: "127.0.0.1:3000" })).toBe(false);
    expect(asked({ host: "127.0.0.1:3000" })).toBe(false);
  });
});
