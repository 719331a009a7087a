/** A text as a file to save. */
export function fileResponse({ name, type, text }: { name: string; type: string; text: string }): Response {
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
