import { createHash } from "node:crypto";
import { Failure } from "./failure.ts";

/** One page of a longer list, with the cursor that fetches the next. */
export interface Page<Item> {
  items: Item[];
  total: number;
  nextCursor?: string;
}

/**
 * Cuts a page out of a list. `query` is whatever produced the list: a cursor only continues the query it came from.
 * @returns a {@link Failure} `toolkit.invalid_cursor` for a cursor of another query or one that was changed
 */
export function paginate<Item>(
  items: readonly Item[],
  { query, cursor, limit }: { query: unknown; cursor?: string | undefined; limit: number },
): Page<Item> | Failure {
  const scope = JSON.stringify(query);
  const start = cursor === undefined ? 0 : decode(cursor, scope);
  if (start === undefined || start > items.length) {
    return new Failure({
      code: "toolkit.invalid_cursor",
      message: "The cursor was changed or belongs to another query.",
      field: "cursor",
      fix: "Pass nextCursor exactly as the previous page returned it, with the same other arguments, or leave cursor out to start over.",
    });
  }
  const end = start + limit;
  return {
    items: items.slice(start, end),
    total: items.length,
    ...(end < items.length ? { nextCursor: encode(end, scope) } : {}),
  };
}

function encode(offset: number, scope: string): string {
  return `${offset.toString(36)}.${digest(offset, scope)}`;
}

function decode(cursor: string, scope: string): number | undefined {
  const [, digits = "", check] = /^([0-9a-z]{1,9})\.([\w-]{16})$/u.exec(cursor) ?? [];
  const offset = Number.parseInt(digits, 36);
  return check !== undefined && check === digest(offset, scope) ? offset : undefined;
}

function digest(offset: number, scope: string): string {
  return createHash("sha256").update(`${offset}\n${scope}`).digest("base64url").slice(0, 16);
}
