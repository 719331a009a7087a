import { useTranslations } from "next-intl";
import type { AppEntry, AppId, AppState } from "./apps.ts";
import { Badge } from "./badge.tsx";
import type { Tone } from "./badge.tsx";

const tones: Record<AppState, Tone> = { ready: "good", unavailable: "bad", stopped: "neutral" };

/** Whether an application answers. */
export function AppStateBadge({ state }: { state: AppState }) {
  const t = useTranslations("ui.appState");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}

/** The menu of all applications with their state; opened by the button that names it. */
export function AppSwitcher({ current, apps }: { current: AppId; apps: readonly AppEntry[] }) {
  const t = useTranslations("ui.apps");
  return (
    <div
      id="apps"
      popover="auto"
      className="fixed inset-auto top-12 left-2 m-0 w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-2 text-ink shadow-pop coarse:top-14"
    >
      <ul>
        {apps.map(({ id, href, state }) => {
          const entry = (
            <>
              <span className="font-medium">{t(`${id}.name`)}</span>
              <AppStateBadge state={state} />
              <span className="col-span-2 text-sm text-muted">{t(`${id}.what`)}</span>
            </>
          );
          const layout = "grid grid-cols-[1fr_auto] items-center gap-x-3 rounded px-2 py-1.5";
          return (
            <li key={id}>
              {state === "stopped" ? (
                <div className={layout}>{entry}</div>
              ) : (
                <a
                  href={href}
                  aria-current={id === current ? "true" : undefined}
                  className={`${layout} no-underline hover:bg-raised`}
                >
                  {entry}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
