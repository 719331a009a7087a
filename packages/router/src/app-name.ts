import { z } from "zod";
import { RouterError } from "./error.ts";

/** The name of an application, as it stands in `x-assay-app` and in `app:<name>`. */
export const AppName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/u);
export type AppName = z.infer<typeof AppName>;

const prefix = "app:";

/** The application a request says it comes from. */
export function appInHeaders(headers: Headers): AppName | undefined {
  return AppName.safeParse(headers.get("x-assay-app")).data;
}

/** The application whose model is asked for: `app:<name>`. @throws RouterError unknown_model for what is no name */
export function appInModel(model: string): AppName | undefined {
  if (!model.startsWith(prefix)) return undefined;
  const name = AppName.safeParse(model.slice(prefix.length));
  if (name.success) return name.data;
  throw new RouterError("unknown_model", `"${model}" names no application: write app: and its name.`);
}
