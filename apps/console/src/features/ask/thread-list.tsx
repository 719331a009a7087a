import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";
import type { Thread } from "@assay/agent";
import { Button } from "@assay/ui/button";
import { Icon } from "@assay/ui/icon";
import type { ListQuery, ThreadPage } from "./read-ask.ts";
import { ThreadForms } from "./thread-forms.tsx";

export interface ThreadListProps {
  list: ThreadPage;
  query: ListQuery;
  /** The conversation that is open. */
  here: string;
  /** The one whose name is being changed. */
  edited: string | undefined;
}

/** A person's conversations: beside the open one, or in a drawer where there is no room. */
export async function ThreadList({ list, query, here, edited }: ThreadListProps) {
  const t = await getTranslations("ask.list");
  const { threads, next } = list;
  return (
    <nav
      id="threads"
      popover="auto"
      aria-label={t("title")}
      className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto border-0 border-r border-line bg-surface p-3 text-ink shadow-pop lg:static lg:block lg:h-full lg:w-60 lg:shrink-0 lg:bg-bg lg:shadow-none"
    >
      <Link
        href="/ask"
        prefetch={false}
        className="flex min-h-8 items-center gap-2 rounded border border-line-strong bg-surface px-2 no-underline hover:bg-raised coarse:min-h-11"
      >
        <Icon name="pen" />
        {t("new")}
      </Link>
      <form role="search" action={`/ask/${here}`} className="mt-3 flex gap-1">
        <input
          type="search"
          name="q"
          defaultValue={query.text}
          maxLength={200}
          aria-label={t("search")}
          placeholder={t("search")}
          className="control min-w-0 flex-1"
        />
        <Button variant="quiet" aria-label={t("find")}>
          <Icon name="search" />
        </Button>
      </form>
      {threads.length === 0 && (
        <p className="px-2 py-3 text-sm text-muted">{t(query.text === undefined ? "none" : "noMatch")}</p>
      )}
      <ul className="mt-3 grid gap-px">
        {threads.map((thread) => (
          <li key={thread.id}>
            {thread.id === edited ? (
              <ThreadForms id={thread.id} here={here} title={thread.title} />
            ) : (
              <ThreadRow thread={thread} here={here} />
            )}
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <Link
          href={`/ask/${here}?${earlier(query, next)}`}
          prefetch={false}
          className="link mt-2 inline-flex items-center px-2 text-sm coarse:min-h-11"
        >
          {t("earlier")}
        </Link>
      )}
      <p className="mt-4 grid justify-items-start gap-1 border-t border-line pt-3 text-sm">
        <Link
          href="/ask/servers"
          prefetch={false}
          className="link inline-flex items-center px-2 coarse:min-h-11"
        >
          {t("servers")}
        </Link>
        <Link
          href="/ask/flows"
          prefetch={false}
          className="link inline-flex items-center px-2 coarse:min-h-11"
        >
          {t("flows")}
        </Link>
      </p>
    </nav>
  );
}

async function ThreadRow({ thread, here }: { thread: Thread; here: string }) {
  const [t, format] = await Promise.all([getTranslations("ask.list"), getFormatter()]);
  const { id, updatedAt } = thread;
  const title = thread.title === "" ? t("untitled") : thread.title;
  const isCurrent = id === here;
  return (
    <div
      className={`group flex items-center rounded ${isCurrent ? "bg-accent-soft" : "hover:bg-raised focus-within:bg-raised"}`}
    >
      <Link
        href={`/ask/${id}`}
        prefetch={false}
        aria-current={isCurrent ? "page" : undefined}
        className="grid min-h-11 min-w-0 flex-1 content-center px-2 py-1 no-underline"
      >
        <span className={`truncate ${isCurrent ? "font-medium text-accent" : ""}`}>{title}</span>
        <span className="text-xs text-muted">
          {format.dateTime(updatedAt, { dateStyle: "medium", timeStyle: "short" })}
        </span>
      </Link>
      <Link
        href={`/ask/${here}?edit=${id}`}
        prefetch={false}
        aria-label={t("edit", { title })}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded text-muted hover:text-ink coarse:size-11"
      >
        <Icon name="pen" />
      </Link>
    </div>
  );
}

function earlier({ text }: ListQuery, cursor: string): string {
  return new URLSearchParams({ ...(text !== undefined && { q: text }), cursor }).toString();
}
