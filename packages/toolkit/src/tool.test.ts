import { expect, it } from "vitest";
import { z } from "zod";
import { Failure, defineTool, paginate } from "./index.ts";

const double = defineTool({
  name: "double_number",
  title: "Double a number",
  description: "Doubles.",
  toolset: "test",
  annotations: { readOnlyHint: true },
  input: z.strictObject({ number: z.number() }),
  output: z.object({ doubled: z.number() }),
  run: ({ number }) => ({ doubled: number * 2 }),
});

it("runs a tool with parsed arguments", async () => {
  expect(await double.call({ number: 4 })).toEqual({ doubled: 8 });
});

it("answers arguments that do not parse with a failure that names the field", async () => {
  const outcome = await double.call({ number: "4" });
  expect(outcome).toBeInstanceOf(Failure);
  expect(outcome).toMatchObject({ code: "toolkit.invalid_arguments", field: "number" });
});

it("pages through a list and ends without a cursor", () => {
  const first = paginate([1, 2, 3], { query: "q", limit: 2 });
  if (first instanceof Failure) throw new Error(first.message);
  expect(first.items).toEqual([1, 2]);
  expect(paginate([1, 2, 3], { query: "q", cursor: first.nextCursor, limit: 2 })).toEqual({
    items: [3],
    total: 3,
  });
});

it("refuses a cursor that was changed or belongs to another query", () => {
  const first = paginate([1, 2, 3], { query: "q", limit: 2 });
  const cursor = first instanceof Failure ? "" : (first.nextCursor ?? "");
  expect(paginate([1, 2, 3], { query: "other", cursor, limit: 2 })).toMatchObject({
    code: "toolkit.invalid_cursor",
  });
  expect(paginate([1, 2, 3], { query: "q", cursor: `1${cursor}`, limit: 2 })).toMatchObject({
    code: "toolkit.invalid_cursor",
  });
});
