import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { freshState } from "../form-state.ts";
import { ModelMessages } from "../model-messages.tsx";
import { formNumber } from "../sent-forms.ts";
import { IssueForm } from "./issue-form.tsx";

/** The form to issue a key. */
export function KeyCard() {
  const t = useTranslations("models.keys");
  return (
    <Card title={t("issue")}>
      <ModelMessages parts={["keys"]}>
        <IssueForm initial={{ ...freshState(), issued: undefined, number: formNumber() }} />
      </ModelMessages>
    </Card>
  );
}
