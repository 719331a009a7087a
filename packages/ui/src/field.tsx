import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface LabelProps {
  label: ReactNode;
  hint?: ReactNode | undefined;
  error?: ReactNode | undefined;
  /** Shown after the control, such as a unit. */
  suffix?: ReactNode | undefined;
}

interface LabelledProps extends LabelProps {
  /** Ties the label, and what describes it, to the control. */
  id: string;
  children: ReactNode;
}

/** A label over a control, with its hint and what is wrong with it, which describe it without being its name. */
function Labelled({ id, label, hint, error, suffix, children }: LabelledProps) {
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {suffix === undefined ? (
        children
      ) : (
        <span className="flex items-center gap-2">
          {children}
          <span id={`${id}-suffix`} className="shrink-0 text-sm text-muted">
            {suffix}
          </span>
        </span>
      )}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className="text-xs text-bad">
          {error}
        </span>
      )}
    </div>
  );
}

/** What describes a control: its unit, its hint, what is wrong with it. */
function describe(id: string, { hint, error, suffix }: Omit<LabelProps, "label">) {
  const parts = { suffix, hint, error };
  const ids = Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [`${id}-${name}`]));
  return {
    id,
    "aria-describedby": ids.length === 0 ? undefined : ids.join(" "),
    "aria-invalid": error === undefined ? undefined : true,
  };
}

/** A labelled line of text. Required unless told otherwise. */
export function TextField({
  label,
  hint,
  error,
  suffix,
  required = true,
  className,
  ...input
}: LabelProps & ComponentProps<"input">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error} suffix={suffix}>
      <input
        {...input}
        {...describe(id, { hint, error, suffix })}
        required={required}
        className={classNames("control w-full", className)}
      />
    </Labelled>
  );
}

/** A labelled text of several lines. */
export function TextArea({
  label,
  hint,
  error,
  className,
  ...input
}: Omit<LabelProps, "suffix"> & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={4}
        {...input}
        {...describe(id, { hint, error })}
        className={classNames("control w-full", className)}
      />
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** A labelled choice of one: of options by their labels, or of what stands in it, such as groups. */
export function SelectField({
  label,
  hint,
  error,
  suffix,
  options = [],
  children,
  className,
  ...select
}: LabelProps & ComponentProps<"select"> & { options?: readonly Option[] }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error} suffix={suffix}>
      <select
        {...select}
        {...describe(id, { hint, error, suffix })}
        className={classNames("control w-full", className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
    </Labelled>
  );
}

/** A box to tick with its label beside it. */
export function CheckField({
  label,
  hint,
  ...input
}: Omit<LabelProps, "suffix" | "error"> & ComponentProps<"input">) {
  return (
    <label className="flex items-start gap-2 coarse:min-h-11 coarse:items-center">
      <input {...input} type="checkbox" className="mt-1 size-4 accent-accent coarse:mt-0 coarse:size-5" />
      <span>
        {label}
        {hint !== undefined && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
