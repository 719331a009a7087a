import { permit } from "@assay/auth";
import { askModel } from "~/features/models/playground/ask-model.ts";
import { isOwnRequest } from "~/features/models/playground/own-request.ts";
import { readPlayground } from "~/features/models/playground/playground-request.ts";
import { readOrigins } from "~/server/env.ts";
import { currentPrincipal } from "~/server/principal.ts";

/** Asks a model on the workspace's account and streams its answer; the model stops when the browser goes away. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers, readOrigins())) return refuse("forbidden_origin", 403);
  const principal = permit(await currentPrincipal(), "data.write");
  if ("refused" in principal)
    return refuse(principal.refused, principal.refused === "auth.sign_in" ? 401 : 403);
  if (principal.isMinor) return refuse("minor", 403);
  const read = await readPlayground(request);
  if ("code" in read) return refuse(read.code, 400);
  return askModel(read.asked, { workspace: principal.workspaceId, signal: request.signal });
}

function refuse(code: string, status: number): Response {
  return Response.json({ error: { code } }, { status });
}
