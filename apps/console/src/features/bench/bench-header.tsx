import { useTranslations } from "next-intl";
import { PageHeader } from "@assay/ui/page";
import type { PageHeaderProps } from "@assay/ui/page";

/** The head of a page below the list of runs. */
export function BenchHeader({ trail = [], ...header }: PageHeaderProps) {
  const t = useTranslations("bench");
  return (
    <PageHeader
      {...header}
      trail={[{ label: t("title"), href: "/bench" }, ...trail]}
      trailLabel={t("trail")}
    />
  );
}
