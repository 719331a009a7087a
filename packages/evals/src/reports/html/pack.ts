import { deflateRawSync } from "node:zlib";

/** Text as it stands in the page: deflated, in base64, which has no character that HTML could take for its own. */
export function pack(text: string): string {
  return deflateRawSync(text, { level: 6 }).toString("base64");
}

/** Foreign text for HTML's text and attributes. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
