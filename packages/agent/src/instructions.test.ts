import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { instructionsOf, readInstructions } from "./instructions.ts";

it("instructions are named after their file and the hash of their text", () => {
  const file = join(mkdtempSync(join(tmpdir(), "assay-")), "ask-the-report.md");
  writeFileSync(file, "Answer.\r\nCite.\n");
  const read = readInstructions(pathToFileURL(file));
  expect(read).toEqual(instructionsOf("ask-the-report", "Answer.\nCite."));
  expect(read).toEqual({
    version: expect.stringMatching(/^ask-the-report@[0-9a-f]{8}$/u),
    text: "Answer.\nCite.",
  });
  expect(instructionsOf("ask-the-report", "Answer. Cite.").version).not.toBe(read.version);
});
