import type { ReactNode } from "react";
import { messageOf } from "../messages.ts";

export interface AccountFormProps {
  title: string;
  submit: string;
  action: (form: FormData) => Promise<void>;
  error: string | string[] | undefined;
  children: ReactNode;
}

/** A small form with a heading, what went wrong, and one button. */
export function AccountForm({ title, submit, action, error, children }: AccountFormProps) {
  const message = messageOf(error);
  return (
    <form action={action} className="card">
      <h1>{title}</h1>
      {message !== undefined && <p role="alert">{message}</p>}
      {children}
      <button type="submit">{submit}</button>
    </form>
  );
}

export interface FieldProps {
  label: string;
  name: string;
  type?: string;
  autoComplete?: string;
  minLength?: number;
  defaultValue?: string;
  inputMode?: "numeric";
  required?: boolean;
}

/** A labelled input. */
export function Field({ label, required = true, ...input }: FieldProps) {
  return (
    <label>
      {label}
      <input {...input} required={required} />
    </label>
  );
}
