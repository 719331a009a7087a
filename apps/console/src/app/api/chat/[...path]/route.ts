import { agentPlatform } from "~/server/agent.ts";

async function answer(
  request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  return agentPlatform().chat(request, (await params).path);
}

export { answer as GET, answer as POST, answer as DELETE };
