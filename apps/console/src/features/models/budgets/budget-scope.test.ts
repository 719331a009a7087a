import { describe, expect, it } from "vitest";
import { mayManage, readScope } from "./budget-scope.ts";

const shared = { hasAccounts: true, workspaceId: "w1", keyIds: ["k1"] };
const alone = { ...shared, hasAccounts: false };

describe("who may manage a budget", () => {
  it("is its own workspace, where people sign in", () => {
    expect(mayManage("workspace:w1", shared)).toBe(true);
    expect(mayManage("key:k1", shared)).toBe(true);
  });

  it("is nobody of a workspace for what is everybody's or another's", () => {
    for (const scope of ["all", "model:openai/gpt-6", "workspace:w2", "key:k2"] as const)
      expect(mayManage(scope, shared)).toBe(false);
  });

  it("is the owner of a machine without accounts, for all of them", () => {
    for (const scope of ["all", "model:openai/gpt-6", "workspace:w1", "key:k1"] as const)
      expect(mayManage(scope, alone)).toBe(true);
  });
});

describe("what a budget is for", () => {
  it("is read from its text", () => {
    expect(readScope("all")).toBe("all");
    expect(readScope("model:ollama/qwen3:8b")).toBe("model:ollama/qwen3:8b");
  });

  it("is nothing else", () => {
    for (const text of ["", "everything", "key:", ":x", "user:1", `model:${"x".repeat(100_000)}`])
      expect(readScope(text)).toBeUndefined();
  });
});
