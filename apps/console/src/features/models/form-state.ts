/** A sentence about what came of a form. */
export interface FormNotice {
  tone: "good" | "warn" | "bad" | "info";
  title: string;
  text?: string;
}

/** What a form shows after it was sent: what is wrong with which field, what was typed (never a key), what came of it. */
export interface FormState {
  errors: Record<string, string>;
  values: Record<string, string>;
  notice: FormNotice | undefined;
  /** Changes with every answer, so that fields are set anew. */
  version: number;
}

/** The state of a form nobody has sent. */
export function freshState(values: Record<string, string> = {}): FormState {
  return { errors: {}, values, notice: undefined, version: 0 };
}

/** A field of a form as text; a file and what is missing are empty. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
