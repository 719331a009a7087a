import type { Share } from "@assay/agent";
import type { ShareLink } from "./share-dialog.tsx";

/** Links with what has become of them. */
export function toLinks(shares: readonly Share[], now: Date): ShareLink[] {
  return shares.map(({ id, createdAt, expiresAt, revokedAt }) => ({
    id,
    createdAt,
    expiresAt,
    state: revokedAt !== undefined ? "revoked" : expiresAt <= now ? "expired" : "open",
  }));
}
