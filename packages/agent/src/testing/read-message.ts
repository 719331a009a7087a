import { parseJsonEventStream, readUIMessageStream, uiMessageChunkSchema } from "ai";
import type { UIMessageChunk } from "ai";
import type { UiChunk } from "../run/turn-writer.ts";
import type { AgentUiMessage } from "../ui-message.ts";

/** The chunks of an HTTP answer. @throws Error for what is no UI message stream */
export async function readChunks(response: Response): Promise<UIMessageChunk[]> {
  if (response.body === null) throw new Error("The answer has no body.");
  const chunks: UIMessageChunk[] = [];
  for await (const parsed of parseJsonEventStream({ stream: response.body, schema: uiMessageChunkSchema })) {
    if (!parsed.success) throw parsed.error;
    chunks.push(parsed.value);
  }
  return chunks;
}

/** The message that a stream of chunks builds up, as a browser would hold it in the end. */
export async function readMessage(
  chunks: ReadableStream<UiChunk>,
  message?: AgentUiMessage,
): Promise<AgentUiMessage> {
  let last = message;
  const options = { stream: chunks, terminateOnError: true, ...(message !== undefined && { message }) };
  for await (const each of readUIMessageStream<AgentUiMessage>(options)) last = each;
  if (last === undefined) throw new Error("The stream holds no message.");
  return last;
}
