import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createSourceText } from "@assay/report";
import { readSearch } from "./read-search.ts";

const small = fileURLToPath(
  new URL("../../../../../packages/report/src/tools/__fixtures__/small-report.txt", import.meta.url),
);
const none = createSourceText(undefined);

test("finds the same records in both languages", async () => {
  const found = async (q: string) => (await readSearch({ q }, none, false)).hits.map(({ id }) => id);
  expect(await found("training cost")).toContain("training-cost");
  expect(await found("训练成本")).toContain("training-cost");
});

test("searches the text's lines when there is a copy, and says when there is none", async () => {
  expect((await readSearch({ q: "pomegranate" }, createSourceText(small), true)).lines).toMatchObject([
    { line: 2 },
  ]);
  expect((await readSearch({ q: "pomegranate" }, none, false)).lines).toBe("noFile");
  expect((await readSearch({ q: "x" }, createSourceText("/nowhere.txt"), true)).lines).toBe("unreadable");
});

test("shows one kind only where there are hits of it", async () => {
  expect((await readSearch({ q: "GPT-4", kind: "fact" }, none, false)).only).toBe("fact");
  expect(await readSearch({ q: "GPT-4", kind: "poem" }, none, false)).toMatchObject({
    only: undefined,
    problems: [{ field: "kind", kind: "unknown", value: "poem" }],
  });
  expect((await readSearch({ q: ["a", "b"] }, none, false)).problems).toMatchObject([{ kind: "repeated" }]);
});
