import type { UIMessage } from "ai";
import { metadataOf } from "./agent-message.ts";

/** What the shown path looks like before the server has said so. */

/** A user's turn that was just written. */
export function userMessage(
  id: string,
  text: string,
  branch?: { at: number; of: number; ids: string[] },
): UIMessage {
  return {
    id,
    role: "user",
    metadata: {
      status: "done",
      createdAt: new Date().toISOString(),
      ...(branch !== undefined && { branch }),
    },
    parts: [{ type: "text", text }],
  };
}

/** Another version of a user's turn. */
export function editedMessage(edited: UIMessage, id: string, text: string): UIMessage {
  const ids = [...(metadataOf(edited).branch?.ids ?? [edited.id]), id];
  return userMessage(id, text, { at: ids.length, of: ids.length, ids });
}

/** The path with whatever was unfinished stopped: by the person, or by their next message. */
export function closeOpen(messages: readonly UIMessage[]): UIMessage[] {
  return messages.map((message) => {
    const { status } = metadataOf(message);
    if (message.role !== "assistant" || (status !== "running" && status !== "waiting")) return message;
    return { ...message, metadata: { ...Object(message.metadata), status: "stopped" } };
  });
}

/** The server's path, with the messages that say the same as those at hand being those: they are not drawn again. */
export function reconcile(current: readonly UIMessage[], next: readonly UIMessage[]): UIMessage[] {
  const known = new Map(current.map((message) => [message.id, message]));
  return next.map((message) => {
    const own = known.get(message.id);
    return own !== undefined && JSON.stringify(own) === JSON.stringify(message) ? own : message;
  });
}
