import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@assay/ui/client-messages";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { AskChat } from "./ask-chat.tsx";
import { AskMenu } from "./ask-menu.tsx";
import type { AskRead, ListQuery } from "./read-ask.ts";
import { toLinks } from "./share-links.ts";
import { ThreadList } from "./thread-list.tsx";

export interface AskScreenProps {
  threadId: string;
  read: AskRead;
  query: ListQuery;
  edited: string | undefined;
  outcome: { error: string | string[] | undefined; done: string | string[] | undefined };
}

/** A conversation as high as the window, with the others beside it. */
export async function AskScreen({ threadId, read, query, edited, outcome }: AskScreenProps) {
  const t = await getTranslations("ask");
  const { list, thread, messages, isRunning, shares, models } = read;
  return (
    <div className="-mx-4 -my-6 flex h-[calc(100dvh-3rem)] sm:-mx-6 lg:-mx-8 coarse:h-[calc(100dvh-3.5rem)]">
      <ThreadList list={list} query={query} here={threadId} edited={edited} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-12 items-center gap-2 border-b border-line px-3 sm:px-4">
          <button
            type="button"
            popoverTarget="threads"
            className="inline-flex min-h-8 shrink-0 items-center rounded px-2 text-sm text-muted hover:bg-raised hover:text-ink lg:hidden coarse:min-h-11"
          >
            {t("list.title")}
          </button>
          <h1 className="min-w-0 flex-1 truncate text-base font-semibold">
            {thread === undefined || thread.title === "" ? t("title") : thread.title}
          </h1>
          {messages.length > 0 && (
            <ClientMessages features={["ask"]}>
              <AskMenu threadId={threadId} shares={toLinks(shares, new Date())} />
            </ClientMessages>
          )}
        </header>
        {(outcome.error !== undefined || outcome.done !== undefined) && (
          <div className="px-4 pt-3">
            <Outcome feature="ask" {...outcome} />
          </div>
        )}
        <div className="min-h-0 flex-1">
          <ClientMessages features={["ask"]}>
            <AskChat
              key={threadId}
              threadId={threadId}
              initial={messages}
              isRunning={isRunning}
              isKept={thread !== undefined}
              chosen={thread?.model ?? ""}
              models={models}
            />
          </ClientMessages>
        </div>
        <noscript>
          <p className="border-t border-line px-4 py-3 text-muted">{t("noScript")}</p>
        </noscript>
      </div>
    </div>
  );
}
