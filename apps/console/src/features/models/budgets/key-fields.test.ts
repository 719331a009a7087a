import { describe, expect, it } from "vitest";
import { KeyFields, unknownModel } from "./key-fields.ts";

const typed = { name: " CI ", models: "", requestsPerMinute: "", tokensPerMinute: "" };

describe("the fields of a key", () => {
  it("leave limits and models open where nothing is typed", () => {
    expect(KeyFields.parse(typed)).toEqual({
      name: "CI",
      models: [],
      requestsPerMinute: undefined,
      tokensPerMinute: undefined,
    });
  });

  it("take names a line or between commas, once each", () => {
    expect(KeyFields.parse({ ...typed, models: "a/b, c/d\na/b\n" }).models).toEqual(["a/b", "c/d"]);
  });

  it("refuse what is no limit and what is too long", () => {
    const long = "x".repeat(100_000);
    for (const wrong of [
      { name: "" },
      { name: long },
      { models: long },
      { requestsPerMinute: "0" },
      { tokensPerMinute: "1.5" },
      { requestsPerMinute: "-1" },
      { tokensPerMinute: long },
    ])
      expect(KeyFields.safeParse({ ...typed, ...wrong }).success).toBe(false);
  });

  it("know a model by its address, and an application", () => {
    expect(unknownModel(["openai/a", "app:legal"], ["openai/a"])).toBeUndefined();
    expect(unknownModel(["openai/a", "openai/b"], ["openai/a"])).toBe("openai/b");
  });
});
