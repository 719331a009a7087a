import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AppId } from "./apps.ts";

/** The mark: a hallmark with the application's name beside it. */
export function Brand({ app }: { app: AppId }) {
  const t = useTranslations("ui.apps");
  return (
    <Link href="/" className="flex items-center gap-2 px-1 no-underline coarse:min-h-11">
      <span
        aria-hidden
        className="hallmark grid size-6 place-items-center bg-accent text-xs font-bold text-on-accent"
      >
        Au
      </span>
      <span className="font-semibold tracking-tight">Assay</span>
      <span className="hidden text-muted sm:inline">{t(`${app}.name`)}</span>
    </Link>
  );
}
