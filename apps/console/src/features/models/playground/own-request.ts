/**
 * Whether a request comes from a page of our own: browsers say so by `sec-fetch-site` and `origin`, which no page of
 * another site can set.
 */
export function isOwnRequest(headers: Headers, origins: readonly string[]): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin";
  if (!URL.canParse(origin)) return false;
  return origins.includes(origin) || new URL(origin).host === headers.get("host");
}
