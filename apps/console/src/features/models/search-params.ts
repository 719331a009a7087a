import { z } from "zod";

/** What an address asks for, by field; fields that are not valid are named and otherwise left out. */
export function readSearch<Shape extends z.ZodRawShape>(
  shape: Shape,
  query: Record<string, string | string[] | undefined>,
) {
  const schema = z.object(shape).partial();
  const given = Object.keys(shape).filter((name) => query[name] !== undefined && query[name] !== "");
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, query[name]]));
  const parsed = schema.safeParse(pick(given));
  if (parsed.success) return { chosen: parsed.data, problems: [] };
  const problems = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  return { chosen: schema.parse(pick(given.filter((name) => !problems.includes(name)))), problems };
}
