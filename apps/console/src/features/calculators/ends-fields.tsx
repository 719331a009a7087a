import { useTranslations } from "next-intl";
import { TextField } from "@assay/ui/field";
import type { Ends } from "./state.ts";

/** From where to where an input is moved; left empty, the page chooses. */
export function EndsFields({
  names,
  ends,
  shown,
}: {
  names: [string, string];
  ends: Ends;
  shown: [string, string];
}) {
  const t = useTranslations("calculators.form");
  const shared = { inputMode: "decimal", maxLength: 40, required: false, autoComplete: "off" } as const;
  return (
    <div className="flex gap-2">
      {(
        [
          ["from", ends.from, names[0], shown[0]],
          ["to", ends.to, names[1], shown[1]],
        ] as const
      ).map(([end, value, name, placeholder]) => (
        <div key={`${end} ${value}`} className="w-28">
          <TextField
            {...shared}
            label={t(end === "from" ? "rangeFrom" : "rangeTo")}
            name={name}
            defaultValue={value === undefined ? "" : String(value)}
            placeholder={placeholder}
          />
        </div>
      ))}
    </div>
  );
}
