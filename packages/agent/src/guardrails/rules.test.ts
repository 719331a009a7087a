import { describe, expect, it } from "vitest";
import { asksFirst, linkRule, mayLoad } from "./rules.ts";

const reads = { needsApproval: false, hasSideEffects: false, server: undefined };

describe("asksFirst", () => {
  it("never takes an approval away, whatever was read", () => {
    for (const isTainted of [false, true])
      expect(asksFirst({ ...reads, needsApproval: true }, { isTainted })).toBe(true);
  });

  it("asks again for what was allowed, once something read gave instructions", () => {
    const allowed = { ...reads, hasSideEffects: true };
    expect(asksFirst(allowed, { isTainted: false })).toBe(false);
    expect(asksFirst(allowed, { isTainted: true })).toBe(true);
    expect(asksFirst({ ...reads, server: "files" }, { isTainted: true })).toBe(true);
    expect(asksFirst(reads, { isTainted: true })).toBe(false);
  });
});

describe("linkRule", () => {
  it.each([
    ["/claims/3", "follow"],
    ["#top", "follow"],
    ["https://own.example/x", "follow"],
    ["https://other.example/x", "ask"],
    ["//other.example/x", "text"],
    ["/\\other.example", "text"],
    ["javascript:alert(1)", "text"],
    ["data:text/html,x", "text"],
    ["https://own.example@evil.example/", "text"],
  ])("of %s is %s", (href, rule) => {
    expect(linkRule(href, ["https://own.example"])).toBe(rule);
  });
});

describe("mayLoad", () => {
  it.each([
    ["/charts/1.png", true],
    ["data:image/png;base64,AAAA", true],
    ["data:image/svg+xml,<svg/>", false],
    ["https://evil.example/p.png?d=secret", false],
  ])("of %s is %s", (source, may) => {
    expect(mayLoad(source)).toBe(may);
  });
});
