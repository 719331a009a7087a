import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Calculation } from "@assay/report/calculators";
import { buttonClass } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { classNames } from "@assay/ui/class-names.ts";
import { Icon } from "@assay/ui/icon";
import { CurveView } from "./curve-view.tsx";
import { GridView } from "./grid-view.tsx";
import { ScenariosView } from "./scenarios-view.tsx";
import { queryOf, views } from "./state.ts";
import { TornadoView } from "./tornado-view.tsx";
import type { ViewProps } from "./tornado-view.tsx";
import { Trace } from "./trace.tsx";
import { hrefOf } from "./query.ts";

/** The steps of the calculation, its sensitivity or its scenarios; only the one that is asked for is computed. */
export function CalculatorViews({ present, ...props }: ViewProps & { present: Calculation | undefined }) {
  const { calculator, state, path } = props;
  const t = useTranslations("calculators");
  const query = queryOf(calculator, state);
  const part = state.view === "steps" ? "result" : state.view;
  return (
    <Card className="min-w-0">
      <nav
        aria-label={t("views.label")}
        className="-mx-4 -mt-4 mb-4 overflow-x-auto border-b border-line px-2"
      >
        <ul className="flex gap-1">
          {views.map((view) => (
            <li key={view}>
              <Link
                href={hrefOf(path, queryOf(calculator, state, { view }))}
                prefetch={false}
                scroll={false}
                aria-current={view === state.view ? "page" : undefined}
                className={classNames(
                  "-mb-px flex min-h-10 items-center border-b-2 px-3 whitespace-nowrap no-underline coarse:min-h-11",
                  view === state.view
                    ? "border-accent font-medium text-ink"
                    : "border-transparent text-muted hover:text-ink",
                )}
              >
                {t(`views.${view}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {present === undefined && state.view !== "scenarios" ? (
        <p className="text-muted">{t("results.none")}</p>
      ) : (
        <View {...props} present={present} />
      )}
      <p className="mt-4">
        <a
          href={`${path}/csv?${new URLSearchParams([["what", part], ...new URLSearchParams(query)]).toString()}`}
          className={buttonClass("quiet", "sm")}
          download
        >
          <Icon name="download" />
          {t(`csv.download.${part}`)}
        </a>
      </p>
    </Card>
  );
}

function View({ present, ...props }: ViewProps & { present: Calculation | undefined }) {
  switch (props.state.view) {
    case "steps":
      return present === undefined ? null : <Trace {...props} calculation={present} />;
    case "tornado":
      return <TornadoView {...props} />;
    case "curve":
      return <CurveView {...props} />;
    case "grid":
      return <GridView {...props} />;
    case "scenarios":
      return <ScenariosView {...props} />;
  }
}
