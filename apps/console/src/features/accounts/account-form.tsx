import type { ReactNode } from "react";
import { Button } from "@assay/ui/button";
import { DraftForm } from "@assay/ui/draft-form";

export interface AccountFormProps {
  title: string;
  submit: string;
  action: (form: FormData) => Promise<void>;
  /** The name its draft is kept under while it is being filled in. */
  draft: string;
  /** What `?done=` says: a draft is dropped once its form has done its work. */
  done?: string | string[] | undefined;
  /** Drops the draft whatever came before: it is of use after a failure only. */
  isFresh?: boolean;
  level?: 1 | 2;
  children: ReactNode;
}

/** A small form with a heading and one button. */
export function AccountForm({
  title,
  submit,
  action,
  draft,
  done,
  isFresh = false,
  level = 2,
  children,
}: AccountFormProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <DraftForm
      action={action}
      name={draft}
      isDone={isFresh || done === draft}
      label={title}
      className="grid max-w-sm gap-4"
    >
      <Heading className={level === 1 ? "text-2xl tracking-tight" : "text-lg"}>{title}</Heading>
      {children}
      <div>
        <Button variant="primary">{submit}</Button>
      </div>
    </DraftForm>
  );
}
