import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@assay/db";
import { WorkspaceId, retryRead, withWorkspace } from "@assay/db";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { toSharedTurn } from "../export/shared-turn.ts";
import type { IsPublicTool } from "../export/shared-turn.ts";
import { share, thread } from "../schema.ts";
import type { Turn } from "../turn.ts";
import { pathTo } from "./branches.ts";
import { findThread, isUuid, listPlaces, readPath, refused } from "./rows.ts";
import type { Refused, ThreadOwner } from "./thread-store.ts";

/** A link to a thread as its owner sees it. */
export interface Share {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | undefined;
}

/** What anybody with the link reads: the thread as it was when the link was made. */
export interface SharedThread {
  title: string;
  /** When the link was made. */
  createdAt: Date;
  expiresAt: Date;
  turns: Turn[];
}

/** Read-only links to threads. */
export interface ShareStore {
  /**
   * A link to what of the shown path is answered by now; what follows later is not in it. The token is in this answer and
   * nowhere else. @param days 1 to 90, else `chat.bad_request`, as for a thread without an answer
   */
  create(
    owner: ThreadOwner,
    threadId: string,
    days: number,
  ): Promise<{ id: string; token: string; expiresAt: Date } | Refused>;
  /** The thread's links, newest first, those that are over too. */
  list(owner: ThreadOwner, threadId: string): Promise<Share[] | Refused>;
  /** Resolves with whether it was a link of the thread that still worked. */
  revoke(owner: ThreadOwner, threadId: string, id: string): Promise<boolean | Refused>;
  /** What a token opens; undefined for one that is unknown, expired or revoked. */
  read(token: string): Promise<SharedThread | undefined>;
}

export interface ShareStoreOptions {
  /** A pool of the application's role. */
  app: Database;
  /** A pool of the system role: whoever brings a token belongs to no workspace. It finds the link; `app` reads the thread. */
  system: Database;
  now?: () => number;
  /** None when left out. */
  isPublicTool?: IsPublicTool;
}

const dayMs = 24 * 3600 * 1000;
const mostDays = 90;
const tokenBytes = 32;
const longestToken = 100;

export function createShareStore({
  app,
  system,
  now = Date.now,
  isPublicTool = () => false,
}: ShareStoreOptions): ShareStore {
  return {
    async create(owner, threadId, days) {
      if (!Number.isInteger(days) || days < 1 || days > mostDays) return refused("chat.bad_request");
      return withWorkspace(app, owner.workspaceId, async (tx) => {
        const row = await findThread({ tx, owner }, threadId);
        if (row === undefined) return refused("chat.unknown_thread");
        const path = pathTo(await listPlaces({ tx, owner }, threadId), row.headTurnId);
        const head = path.findLast(
          ({ role, status }) => role === "assistant" && status !== "running" && status !== "waiting",
        );
        if (head === undefined) return refused("chat.bad_request");
        const token = randomBytes(tokenBytes).toString("base64url");
        const made = {
          id: randomUUID(),
          workspaceId: owner.workspaceId,
          threadId,
          headTurnId: head.id,
          tokenHash: hashToken(token),
          createdAt: new Date(now()),
          expiresAt: new Date(now() + days * dayMs),
        };
        await tx.insert(share).values(made);
        return { id: made.id, token, expiresAt: made.expiresAt };
      });
    },
    list: (owner, threadId) =>
      withWorkspace(app, owner.workspaceId, async (tx) => {
        if ((await findThread({ tx, owner }, threadId)) === undefined) return refused("chat.unknown_thread");
        const rows = await tx
          .select()
          .from(share)
          .where(and(eq(share.workspaceId, owner.workspaceId), eq(share.threadId, threadId)))
          .orderBy(desc(share.createdAt), desc(share.id));
        return rows.map(({ id, createdAt, expiresAt, revokedAt }) => ({
          id,
          createdAt,
          expiresAt,
          revokedAt: revokedAt ?? undefined,
        }));
      }),
    revoke: (owner, threadId, id) =>
      withWorkspace(app, owner.workspaceId, async (tx) => {
        if ((await findThread({ tx, owner }, threadId)) === undefined) return refused("chat.unknown_thread");
        if (!isUuid(id)) return false;
        const revoked = await tx
          .update(share)
          .set({ revokedAt: new Date(now()) })
          .where(
            and(
              eq(share.workspaceId, owner.workspaceId),
              eq(share.threadId, threadId),
              eq(share.id, id),
              isNull(share.revokedAt),
              gt(share.expiresAt, new Date(now())),
            ),
          )
          .returning({ id: share.id });
        return revoked.length > 0;
      }),
    async read(token) {
      if (token.length > longestToken) return undefined;
      const [link] = await retryRead(() =>
        system.orm
          .select()
          .from(share)
          .where(
            and(
              eq(share.tokenHash, hashToken(token)),
              isNull(share.revokedAt),
              gt(share.expiresAt, new Date(now())),
            ),
          ),
      );
      if (link === undefined) return undefined;
      const workspaceId = WorkspaceId.parse(link.workspaceId);
      return withWorkspace(app, workspaceId, async (tx) => {
        const { threadId, headTurnId, createdAt, expiresAt } = link;
        const [row] = await tx
          .select()
          .from(thread)
          .where(and(eq(thread.workspaceId, workspaceId), eq(thread.id, threadId)));
        if (row === undefined) return undefined;
        const scope = { tx, owner: { workspaceId, principalId: row.principalId } };
        const places = await listPlaces(scope, threadId);
        const turns = await readPath(scope, { threadId, places, to: headTurnId });
        return {
          title: row.title,
          createdAt,
          expiresAt,
          turns: turns.map((turn) => toSharedTurn(turn, isPublicTool)),
        };
      });
    },
  };
}

/** SHA-256: tokens are random, so no slow hash is needed to keep them from being guessed. */
function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
