import { DatabaseError, checkSchema } from "@assay/db";
import { platform } from "~/server/platform.ts";

/** Whether the application can serve: its database answers and is at its version. */
export async function GET(): Promise<Response> {
  try {
    await checkSchema(platform().database);
    return Response.json({ status: "ready" });
  } catch (error) {
    const code = error instanceof DatabaseError ? error.code : "db.unavailable";
    return Response.json({ status: "unavailable", code }, { status: 503 });
  }
}
