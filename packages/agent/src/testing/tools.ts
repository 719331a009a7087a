import { Failure, defineTool } from "@assay/toolkit";
import { z } from "zod";

const readOnly = { readOnlyHint: true } as const;

export const add = defineTool({
  name: "add",
  title: "Add",
  description: "Adds two numbers.",
  toolset: "sums",
  input: z.object({ a: z.number(), b: z.number() }),
  output: z.object({ sum: z.number() }),
  annotations: readOnly,
  run: ({ a, b }) => ({ sum: a + b }),
});

/** Tools that misbehave, by their names. */
export const troubles = [
  defineTool({
    name: "throws",
    title: "Throws",
    description: "Throws.",
    toolset: "troubles",
    input: z.object({}),
    output: z.object({}),
    annotations: readOnly,
    run: () => {
      throw new Error("secret of the machine");
    },
  }),
  defineTool({
    name: "fails",
    title: "Fails",
    description: "Fails.",
    toolset: "troubles",
    input: z.object({}),
    output: z.object({}),
    annotations: readOnly,
    run: () =>
      new Failure({
        code: "troubles.no_record",
        message: "There is no such record.",
        fix: "Ask for another.",
      }),
  }),
  defineTool({
    name: "floods",
    title: "Floods",
    description: "Returns ten megabytes.",
    toolset: "troubles",
    input: z.object({}),
    output: z.object({ text: z.string() }),
    annotations: readOnly,
    run: () => ({ text: "x".repeat(10_000_000) }),
  }),
  defineTool({
    name: "hangs",
    title: "Hangs",
    description: "Never ends.",
    toolset: "troubles",
    input: z.object({}),
    output: z.object({}),
    annotations: readOnly,
    run: () => new Promise<never>(() => {}),
  }),
];

/** A tool that writes, and the notes it wrote. */
export function createNotes() {
  const notes: string[] = [];
  const note = defineTool({
    name: "write_note",
    title: "Write a note",
    description: "Writes a note.",
    toolset: "notes",
    input: z.object({ text: z.string() }),
    output: z.object({ count: z.int() }),
    annotations: { readOnlyHint: false },
    run: ({ text }) => ({ count: notes.push(text) }),
  });
  return { notes, note };
}
