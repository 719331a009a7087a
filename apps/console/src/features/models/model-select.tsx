import type { ComponentProps, ReactNode } from "react";
import { SelectField } from "@assay/ui/field";

/** Models of one provider. */
export interface ModelGroup {
  label: string;
  addresses: readonly string[];
}

/** Addresses by the part before their slash, in the order they come in. */
export function groupAddresses(addresses: readonly string[]): ModelGroup[] {
  const groups = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const label = address.split("/")[0] ?? "";
    const known = groups.get(label);
    if (known === undefined) groups.set(label, [address]);
    else known.push(address);
  }
  return [...groups].map(([label, each]) => ({ label, addresses: each }));
}

export interface ModelSelectProps extends ComponentProps<"select"> {
  label: ReactNode;
  hint?: ReactNode | undefined;
  groups: readonly ModelGroup[];
  /** The choice of none, or of something that is no model. */
  first?: readonly { value: string; label: string }[];
}

/** A choice of one model, by provider. */
export function ModelSelect({ label, hint, groups, first = [], ...select }: ModelSelectProps) {
  return (
    <SelectField {...select} label={label} hint={hint} options={first}>
      {groups.map(({ label: provider, addresses }) => (
        <optgroup key={provider} label={provider}>
          {addresses.map((address) => (
            <option key={address} value={address}>
              {address}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
