/**
 * What text from outside can never do, and what holds it: code, not the good sense of a model. Instructions are made
 * before a run and text from outside is never part of them. Tools are chosen before a run and none is added by what one
 * of them returned. The rest is decided here.
 */
export interface AskedTool {
  needsApproval: boolean;
  hasSideEffects: boolean;
  server: string | undefined;
}

/**
 * Whether a call asks a person first. Nothing that was read takes an approval away; in a turn in which something read
 * gave instructions (`isTainted`), whatever changes something or leaves this machine asks, allowed before or not.
 */
export function asksFirst(
  { needsApproval, hasSideEffects, server }: AskedTool,
  { isTainted }: { isTainted: boolean },
): boolean {
  return needsApproval || (isTainted && (hasSideEffects || server !== undefined));
}

/** How a page may show a link of an answer: follow it, name its host and ask first, or show its text only. */
export type LinkRule = "follow" | "ask" | "text";

/** An address may carry away what was said, so only our own pages are followed at once. `own` are origins. */
export function linkRule(href: string, own: readonly string[] = []): LinkRule {
  if (/^(?:\/(?![/\\])|#|\?)/u.test(href)) return "follow";
  if (!URL.canParse(href)) return "text";
  const { protocol, origin, username } = new URL(href);
  if (protocol !== "https:" && protocol !== "http:") return "text";
  if (username !== "") return "text";
  return own.includes(origin) ? "follow" : "ask";
}

/**
 * Whether a page may load an image, frame or style of an answer. Loading is sending: nothing foreign is, and no preview
 * of a link is fetched either.
 */
export function mayLoad(source: string, own: readonly string[] = []): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/u.test(source) || linkRule(source, own) === "follow";
}
