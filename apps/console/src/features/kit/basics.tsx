import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { AppStateBadge } from "@assay/ui/app-switcher";
import { Button } from "@assay/ui/button";
import type { ButtonVariant } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { Icon } from "@assay/ui/icon";
import { Notice } from "@assay/ui/notice";
import { Tabs } from "@assay/ui/page";
import { Progress } from "@assay/ui/progress";
import { EmptyState, LoadingState, Stat } from "@assay/ui/states";
import { Table, Td, Th } from "@assay/ui/table";

const variants: readonly ButtonVariant[] = ["primary", "secondary", "quiet", "danger"];
const tones: readonly Tone[] = ["neutral", "accent", "good", "warn", "bad", "info"];
const notices = ["good", "warn", "bad", "info"] as const;
const sizes = ["text-3xl", "text-2xl", "text-xl", "text-lg", "text-base", "text-sm", "text-xs"] as const;

/** Type, buttons, stamps, notices, states, a plain table. */
export function Basics() {
  const t = useTranslations("kit");
  return (
    <>
      <Card title={t("type")}>
        {sizes.map((size) => (
          <p key={size} className={size}>
            {t("sentence")} <span className="text-muted">{size}</span>
          </p>
        ))}
      </Card>
      <Card title={t("buttons")}>
        <div className="flex flex-wrap gap-3">
          {variants.map((variant) => (
            <span key={variant} className="flex flex-wrap items-center gap-2">
              <Button type="button" variant={variant}>
                {t("act")}
              </Button>
              <Button type="button" variant={variant} size="sm">
                <Icon name="download" /> {t("act")}
              </Button>
              <Button type="button" variant={variant} disabled>
                {t("disabled")}
              </Button>
            </span>
          ))}
        </div>
      </Card>
      <Card title={t("stamps")} aside={<AppStateBadge state="ready" />}>
        <p className="flex flex-wrap gap-2">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {t(`tones.${tone}`)}
            </Badge>
          ))}
          <AppStateBadge state="unavailable" />
          <AppStateBadge state="stopped" />
        </p>
      </Card>
      <Card title={t("notices")}>
        <div className="grid gap-3">
          {notices.map((tone) => (
            <Notice key={tone} tone={tone} title={t(`tones.${tone}`)}>
              {t("sentence")}
            </Notice>
          ))}
        </div>
      </Card>
      <Card title={t("states")}>
        <div className="grid gap-5 lg:grid-cols-2">
          <EmptyState title={t("empty")}>{t("sentence")}</EmptyState>
          <LoadingState label={t("loading")} />
          <dl className="flex flex-wrap gap-8">
            <Stat label={t("figure")} value="1,760" note={t("sentence")} />
            <Stat label={t("figure")} value="27.5 %" />
          </dl>
          <div className="grid gap-3">
            <Progress
              label={t("progress")}
              value={0.42}
              note="84 / 200"
              cancel={
                <Button size="sm" type="button">
                  {t("stop")}
                </Button>
              }
            />
            <Progress label={t("progress")} />
            <Progress label={t("progress")} value={1} tone="good" />
            <Progress label={t("progress")} value={0.7} tone="bad" />
          </div>
        </div>
      </Card>
      <Card title={t("table")}>
        <Tabs
          label={t("tabs")}
          tabs={[
            { href: "/dev/kit", label: t("one"), isCurrent: true },
            { href: "/dev/kit?rows=10000", label: t("two"), isCurrent: false },
          ]}
        />
        <Table caption={t("table")}>
          <thead>
            <tr>
              <Th>{t("item")}</Th>
              <Th align="right">{t("figure")}</Th>
            </tr>
          </thead>
          <tbody>
            {[1_234.5, -0.25, 1_000_000].map((value) => (
              <tr key={value}>
                <Td>{t("sentence")}</Td>
                <Td align="right">{value.toLocaleString("en")}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}
