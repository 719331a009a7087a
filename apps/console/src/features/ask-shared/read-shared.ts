import "server-only";
import { cache } from "react";
import { agentStores } from "~/server/agent-stores.ts";

/** What a link opens, looked up once for a request; undefined for one that is unknown, expired or revoked. */
export const readShared = cache((token: string) => agentStores().shares.read(token));
