"use client";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

export interface DraftFormProps {
  action: (form: FormData) => Promise<void>;
  /** The name the draft is kept under. */
  name: string;
  /** The form has done its work: its draft is dropped. */
  isDone?: boolean;
  label?: string;
  className?: string;
  children: ReactNode;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A form whose words outlive a failure or the end of a session: what is typed is kept in the tab until the form has
 * done its work. Passwords, hidden fields and files are not kept.
 */
export function DraftForm({ action, name, isDone = false, label, className, children }: DraftFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const key = `assay.draft.${name}`;

  useEffect(() => {
    if (isDone) write(key, undefined);
    else if (form.current !== null) restore(form.current, read(key));
  }, [isDone, key]);

  return (
    <form
      ref={form}
      action={action}
      aria-label={label}
      className={className}
      onInput={({ currentTarget }) => write(key, valuesOf(currentTarget))}
      // React empties the fields when an action returns; a failed one leads back to them.
      onReset={({ currentTarget }) => {
        const kept = read(key);
        queueMicrotask(() => restore(currentTarget, kept));
      }}
    >
      {children}
    </form>
  );
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement &&
        !["password", "hidden", "file", "submit"].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form)
      .filter(({ name }) => name !== "")
      .filter((field) => !isBox(field) || field.checked)
      .map(({ name, value }) => [name, value]),
  );
}

function restore(form: HTMLFormElement, values: Record<string, string> | undefined): void {
  if (values === undefined) return;
  for (const field of fieldsOf(form)) {
    const value = values[field.name];
    if (isBox(field)) field.checked = value === field.value;
    else if (value !== undefined) field.value = value;
  }
}

function isBox(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
}

function read(key: string): Record<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof parsed !== "object" || parsed === null) return undefined;
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}

function write(key: string, values: Record<string, string> | undefined): void {
  try {
    if (values === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Storage is full or closed: the form works without.
  }
}
