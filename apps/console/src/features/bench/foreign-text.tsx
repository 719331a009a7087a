import { useTranslations } from "next-intl";

const shownAtOnce = 3_000;
const shownAtMost = 60_000;

/** Text from outside as it is, set apart in its own direction of writing; long text folds, and endless text is cut. */
export function ForeignText({ text }: { text: string }) {
  const t = useTranslations("bench.text");
  const look = "min-w-0 break-words whitespace-pre-wrap [unicode-bidi:isolate]";
  if (text === "") return <p className="text-sm text-faint italic">{t("empty")}</p>;
  if (text.length <= shownAtOnce)
    return (
      <p dir="auto" className={look}>
        {text}
      </p>
    );
  const [shown, folded] = [text.slice(0, shownAtOnce), text.slice(shownAtOnce, shownAtMost)];
  return (
    <div className="min-w-0">
      <p dir="auto" className={look}>
        {shown.toWellFormed()}…
      </p>
      <details>
        <summary className="link text-sm coarse:py-2.5">
          {t("more", { count: text.length - shownAtOnce })}
        </summary>
        <p dir="auto" className={look}>
          {folded.toWellFormed()}
        </p>
        {text.length > shownAtMost && (
          <p className="text-sm text-muted">{t("cut", { count: text.length - shownAtMost })}</p>
        )}
      </details>
    </div>
  );
}
