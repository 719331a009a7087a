import "server-only";
import { redirect } from "next/navigation";
import { z } from "zod";

/** Where a form goes next, or the code of what was wrong with it. */
export type Outcome = { to: string } | { error: string };

/**
 * A form's action: parses the fields, runs the function, and leads back with `?error=<code>` when something was wrong.
 * Works without JavaScript.
 */
export function action<Fields extends z.ZodRawShape>(
  page: string,
  fields: Fields,
  run: (values: z.infer<z.ZodObject<Fields>>) => Promise<Outcome>,
): (form: FormData) => Promise<void> {
  const schema = z.object(fields);
  return async (form) => {
    const parsed = schema.safeParse(Object.fromEntries(form));
    const outcome = parsed.success
      ? await run(parsed.data)
      : { error: `field.${String(parsed.error.issues[0]?.path[0])}` };
    redirect("to" in outcome ? outcome.to : `${page}${page.includes("?") ? "&" : "?"}error=${outcome.error}`);
  };
}
