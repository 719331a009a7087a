import "server-only";
import { redirect } from "next/navigation";
import { z } from "zod";

/** Where a form goes next and what has been done, or the code of what was wrong with it. */
export type Outcome = { to: string; done?: string } | { error: string; at?: string };

/**
 * A form's action: parses the fields, runs the function, and leads on with `?done=<code>`, or back with
 * `?error=<code>` when something was wrong. Works without JavaScript.
 */
export function action<Fields extends z.ZodRawShape>(
  page: string,
  fields: Fields,
  run: (values: z.infer<z.ZodObject<Fields>>) => Promise<Outcome>,
): (form: FormData) => Promise<void> {
  const schema = z.object(fields);
  return async (form) => {
    const parsed = schema.safeParse(Object.fromEntries(form));
    const outcome: Outcome = parsed.success
      ? await run(parsed.data)
      : { error: `field.${String(parsed.error.issues[0]?.path[0])}` };
    if ("error" in outcome) redirect(withQuery(outcome.at ?? page, "error", outcome.error));
    redirect(outcome.done === undefined ? outcome.to : withQuery(outcome.to, "done", outcome.done));
  };
}

/** An address with one more parameter. */
export function withQuery(address: string, name: string, value: string): string {
  const { pathname, searchParams } = new URL(address, "http://assay");
  searchParams.set(name, value);
  return `${pathname}?${searchParams.toString()}`;
}
