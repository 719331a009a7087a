import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { Icon } from "@assay/ui/icon";

const files = { mermaid: "/ask/flows/flows.mmd", json: "/ask/flows/flows.json" } as const;

/** Saves the graph of all flows. */
export function FlowFiles() {
  const t = useTranslations("flows");
  return (
    <>
      <a href={files.mermaid} download className={buttonClass()}>
        <Icon name="download" /> {t("mermaid")}
      </a>
      <a href={files.json} download className={buttonClass()}>
        <Icon name="download" /> {t("json")}
      </a>
    </>
  );
}
