import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { CheckField, SelectField, TextArea, TextField } from "@assay/ui/field";
import { FileDrop } from "@assay/ui/file-drop";

/** Every control: empty, filled, wrong, disabled. */
export function Fields() {
  const t = useTranslations("kit");
  const options = [
    { value: "one", label: t("one") },
    { value: "two", label: t("two") },
  ];
  return (
    <Card title={t("fields")}>
      <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        <TextField label={t("name")} name="kit-name" placeholder={t("placeholder")} />
        <TextField
          label={t("figure")}
          name="kit-figure"
          defaultValue="25000"
          suffix={t("unit")}
          inputMode="decimal"
          hint={t("hint")}
        />
        <TextField label={t("figure")} name="kit-wrong" defaultValue="-1" error={t("wrong")} />
        <TextField label={t("name")} name="kit-disabled" defaultValue={t("disabled")} disabled />
        <SelectField label={t("choice")} name="kit-choice" options={options} />
        <TextArea label={t("text")} name="kit-text" defaultValue={t("sentence")} />
        <CheckField label={t("tick")} name="kit-tick" hint={t("hint")} defaultChecked />
        <FileDrop
          name="kit-file"
          label={t("file")}
          hint={t("fileHint")}
          accept=".csv,.json"
          maxBytes={1_000_000}
          multiple
        />
      </div>
    </Card>
  );
}
