import { createHash } from "node:crypto";
import { Json } from "@assay/dialogue";
import type { Tool } from "@modelcontextprotocol/client";
import { defuse } from "../guardrails/defuse.ts";
import { scanText } from "../guardrails/injection.ts";
import type { ParametersSchema } from "../tools/agent-tool.ts";
import type { ServerConfig } from "./config.ts";

/** A foreign tool in words that may stand in a prompt. */
export interface DescribedTool {
  name: string;
  title: string;
  description: string;
  /** The server's own description alone, for people; empty where it says nothing or is withheld. */
  words: string;
  parameters: ParametersSchema;
  /** Some of its words gave instructions and were withheld. */
  isSuspicious: boolean;
}

const longestName = 64;
const longestDescription = 1_000;
const longestRemark = 300;
const longestSchema = 20_000;
const anyArguments: ParametersSchema = { type: "object", additionalProperties: true };

/** The tool as it is now, in 32 hexadecimal digits: any change of its words, schema or hints is another. */
export function pinOf({ name, title, description, inputSchema, outputSchema, annotations }: Tool): string {
  const text = stable({ name, title, description, inputSchema, outputSchema, annotations });
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** `server__tool`, valid for every provider. A name that had to be changed carries a hash, so two never meet. */
export function nameOf(server: string, tool: string): string {
  const whole = `${server}__${tool}`;
  if (/^[A-Za-z0-9_-]+$/u.test(whole) && whole.length <= longestName) return whole;
  const hash = createHash("sha256").update(tool).digest("hex").slice(0, 8);
  const readable = whole.replaceAll(/[^A-Za-z0-9_-]+/gu, "_").slice(0, longestName - hash.length - 1);
  return `${readable}_${hash}`;
}

/**
 * A tool's words are its server's claims: hidden characters go, long ones are cut, and words that give instructions are
 * withheld, in the description as in the schema.
 */
export function describeTool(tool: Tool, { id, name }: Pick<ServerConfig, "id" | "name">): DescribedTool {
  const title = clean(tool.title ?? tool.annotations?.title ?? tool.name, 80);
  const words = clean(tool.description ?? "", longestDescription);
  const isSuspicious =
    isInstruction(title) || isInstruction(words) || isInstruction(stable(tool.inputSchema));
  const says = isSuspicious
    ? "Its own description is withheld because it gives instructions."
    : `The server describes it so: ${words === "" ? "(nothing)" : words}`;
  return {
    name: nameOf(id, tool.name),
    title: isSuspicious ? clean(tool.name, 80) : title,
    description: `A tool of the external server "${clean(name, 60)}". ${says}`,
    words: isSuspicious ? "" : words,
    parameters: cleanSchema(tool.inputSchema, isSuspicious),
    isSuspicious,
  };
}

function isInstruction(text: string): boolean {
  return scanText(text, "description").isSuspicious;
}

function clean(text: string, longest: number): string {
  const line = defuse(text).replaceAll(/\s+/gu, " ").trim();
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

/** The schema without remarks that a model would read as prose; one that is too long takes anything. */
function cleanSchema(schema: unknown, withholds: boolean): ParametersSchema {
  const parsed = Json.safeParse(schema);
  if (!parsed.success) return anyArguments;
  const cleaned = walk(parsed.data, withholds);
  if (typeof cleaned !== "object" || cleaned === null || Array.isArray(cleaned)) return anyArguments;
  return JSON.stringify(cleaned).length > longestSchema ? anyArguments : { ...cleaned, type: "object" };
}

const remarks = new Set(["description", "title"]);
const dropped = new Set(["$comment", "examples", "$schema", "$id"]);

/** `properties` are names of arguments: an argument may be called `title`. */
function walk(value: Json, withholds: boolean, areNames = false): Json {
  if (Array.isArray(value)) return value.map((each) => walk(each, withholds));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    if (areNames) return [[key, walk(each, withholds)]];
    if (dropped.has(key)) return [];
    if (remarks.has(key))
      return withholds || typeof each !== "string" ? [] : [[key, clean(each, longestRemark)]];
    return [[key, walk(each, withholds, key === "properties" || key === "$defs" || key === "definitions")]];
  });
  return Object.fromEntries(entries);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
}
