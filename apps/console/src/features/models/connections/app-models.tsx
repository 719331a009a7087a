import { useTranslations } from "next-intl";
import type { Listing } from "@assay/router";
import type { AppModel } from "@assay/router/postgres";
import { appIds } from "@assay/ui/apps.ts";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import { ModelSelect, groupAddresses } from "../model-select.tsx";
import { chooseAppModels } from "./actions.ts";

export interface AppModelsProps {
  reachable: readonly Listing[];
  chosen: readonly AppModel[];
  mayChange: boolean;
}

/** Which model each application asks; without one it works with the classic engine. */
export function AppModels({ reachable, chosen, mayChange }: AppModelsProps) {
  const t = useTranslations("models.apps");
  const name = useTranslations("ui.apps");
  const choiceOf = (app: string) => chosen.find((choice) => choice.app === app)?.model ?? "";
  const isReachable = (model: string) => reachable.some(({ address }) => address === model);
  if (!mayChange) {
    return (
      <Card title={t("title")}>
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("app")}</Th>
              <Th>{t("model")}</Th>
            </tr>
          </thead>
          <tbody>
            {appIds.map((app) => (
              <tr key={app}>
                <Td>{name(`${app}.name`)}</Td>
                <Td>{choiceOf(app) === "" ? t("none") : choiceOf(app)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    );
  }
  const groups = groupAddresses(reachable.map(({ address }) => address));
  return (
    <Card title={t("title")}>
      <form action={chooseAppModels} aria-label={t("title")} className="grid gap-4">
        <p className="text-muted">{t("what")}</p>
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {appIds.map((app) => {
            const model = choiceOf(app);
            const isGone = model !== "" && !isReachable(model);
            return (
              <ModelSelect
                key={`${app}:${model}`}
                label={name(`${app}.name`)}
                name={app}
                defaultValue={model}
                groups={groups}
                first={[
                  { value: "", label: t("none") },
                  ...(isGone ? [{ value: model, label: t("gone", { model }) }] : []),
                ]}
                hint={isGone ? <span className="text-warn">{t("goneWhat")}</span> : undefined}
              />
            );
          })}
        </div>
        <div>
          <Button variant="primary">{t("save")}</Button>
        </div>
      </form>
    </Card>
  );
}
