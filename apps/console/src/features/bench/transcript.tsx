import { useTranslations } from "next-intl";
import type { ResultRecord } from "@assay/evals/log";
import { ToolCard } from "@assay/ui/chat/tool-card";
import { DisclosureMark } from "@assay/ui/icon";
import { ForeignText } from "./foreign-text.tsx";

type Solution = NonNullable<ResultRecord["solution"]>;
type Message = NonNullable<Solution["transcript"]>[number];
type Call = NonNullable<Solution["calls"]>[number];

const mostMessages = 200;

/** How an answer came about, turn by turn; folded, as are instructions and what tools gave. */
export function Transcript({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations("bench.transcript");
  return (
    <details>
      <summary className="flex list-none items-center gap-1.5 text-sm coarse:min-h-11">
        <DisclosureMark />
        {t("title", { count: messages.length })}
      </summary>
      <ol className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3 border-l border-line pl-3">
        {messages.slice(0, mostMessages).map((message, at) => (
          <li key={at}>
            <Turn message={message} />
          </li>
        ))}
      </ol>
      {messages.length > mostMessages && (
        <p className="text-sm text-muted">{t("more", { count: messages.length - mostMessages })}</p>
      )}
    </details>
  );
}

function Turn({ message: { role, text, calls = [] } }: { message: Message }) {
  const t = useTranslations("bench.transcript");
  const isFolded = role === "system" || role === "tool";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 text-sm">
      {isFolded ? (
        <details>
          <summary className="flex list-none items-center gap-1 text-xs text-muted coarse:min-h-11">
            <DisclosureMark />
            {t(`roles.${role}`)} · {t("characters", { count: text.length })}
          </summary>
          <ForeignText text={text} />
        </details>
      ) : (
        <>
          <p className="text-xs text-muted">{t(`roles.${role}`)}</p>
          {(text !== "" || calls.length === 0) && <ForeignText text={text} />}
        </>
      )}
      {calls.length > 0 && <CallList calls={calls} />}
    </div>
  );
}

/** Calls of tools with what they were given and gave, folded. */
export function CallList({ calls }: { calls: readonly Call[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
      {calls.slice(0, mostMessages).map(({ name, arguments: input, output, isError }, at) => (
        <li key={at}>
          <ToolCard
            call={{
              id: String(at),
              name,
              state: isError === true ? "failed" : "done",
              input,
              ...(output !== undefined && { output }),
            }}
          />
        </li>
      ))}
    </ul>
  );
}
