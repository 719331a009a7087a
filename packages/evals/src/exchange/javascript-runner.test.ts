import { describe, expect, it } from "vitest";
import { createJavascriptRunner } from "./javascript-runner.ts";

const given = { output: "a", context: { vars: { q: "?" } } };

describe("an expression of a config", () => {
  it("that loops or eats memory is stopped, and the next one runs", async () => {
    const runner = createJavascriptRunner();
    const outcomes = await Promise.allSettled(
      [
        "(() => { for (;;); })()",
        "(() => { const a = []; for (;;) a.push(new Array(1e5).fill(output)); })()",
        "output === 'a'",
      ].map((expression) => runner.evaluate(expression, given)),
    );
    const [loops, eats, next] = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? outcome.value : String(outcome.reason),
    );
    expect(loops).toContain("timed out");
    expect(eats).toMatch(/took more than 64 MB|timed out/u);
    expect(next).toBe(true);
  });

  it("finds no process, no require, no network and no compiler within easy reach", async () => {
    const { evaluate } = createJavascriptRunner();
    const names = "[typeof process, typeof require, typeof fetch, typeof globalThis.Buffer]";
    expect(await evaluate(names, given)).toEqual(Array.from({ length: 4 }, () => "undefined"));
    await expect(evaluate("output.constructor.constructor('return process')()", given)).rejects.toThrow(
      "Code generation from strings disallowed",
    );
    expect(await evaluate("context.constructor === Object", given)).toBe(true);
  });

  it("leaves nothing behind for the next one", async () => {
    const { evaluate } = createJavascriptRunner();
    await evaluate("(globalThis.left = 1)", given);
    expect(await evaluate("typeof left", given)).toBe("undefined");
  });

  it("that gives no JSON gives null, and what it throws is told", async () => {
    const { evaluate } = createJavascriptRunner();
    expect(await evaluate("undefined", given)).toBeNull();
    await expect(evaluate("missing.field", given)).rejects.toThrow("missing is not defined");
    await expect(evaluate("(() => { throw null; })()", given)).rejects.toThrow("null");
  });
});
