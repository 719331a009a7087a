import { platform } from "~/server/platform.ts";

/** better-auth's own surface, where there are accounts. */
async function handle(request: Request): Promise<Response> {
  const { auth, env } = platform();
  return env.ASSAY_AUTH === undefined ? new Response("Not found", { status: 404 }) : auth.handler(request);
}

export { handle as GET, handle as POST };
