import { useTranslations } from "next-intl";
import { Button } from "../button.tsx";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { useProblemWords } from "./use-problem-words.ts";

export interface ChatNoticeProps {
  code: string;
  /** Tries the same again; left out where sending the field's text does. */
  retry?: (() => void) | undefined;
  /** The form that Retry sends. */
  formId: string;
}

// These pass by themselves.
const passing = new Set(["chat.busy", "chat.reconnecting"]);

/** What did not get through, and a way to try it again. */
export function ChatNotice({ code, retry, formId }: ChatNoticeProps) {
  const t = useTranslations("ui.chat");
  const words = useProblemWords()(code);
  const isPassing = passing.has(code);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pb-2">
      <div
        role={isPassing ? "status" : "alert"}
        className={classNames(
          "flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded border px-3 py-1.5",
          isPassing ? "border-warn bg-warn-soft text-warn" : "border-bad bg-bad-soft text-bad",
        )}
      >
        <Icon name="warning" />
        <span className="min-w-0 flex-1 break-words">{words}</span>
        {!isPassing && (
          <Button
            type={retry === undefined ? "submit" : "button"}
            form={retry === undefined ? formId : undefined}
            size="sm"
            onClick={retry}
          >
            <Icon name="again" />
            {t("retry")}
          </Button>
        )}
      </div>
    </div>
  );
}
