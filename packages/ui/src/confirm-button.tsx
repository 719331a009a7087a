"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";
import type { ButtonProps } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmButtonProps extends Omit<ButtonProps, "type" | "onClick" | "title"> {
  /** The question, such as "Delete the campaign?". */
  title: string;
  /** Exactly what will happen, and whether it can be undone. */
  consequence: ReactNode;
  /** The word on the button that does it; the button's own when left out. */
  confirm?: ReactNode;
}

/** Submits its form after asking. Without JavaScript it submits at once, so the server must not rely on the question. */
export function ConfirmButton({
  title,
  consequence,
  confirm,
  children,
  variant = "danger",
  ...button
}: ConfirmButtonProps) {
  const t = useTranslations("ui.dialog");
  const [isOpen, setOpen] = useState(false);
  const { pending } = useFormStatus();

  function ask(event: MouseEvent<HTMLButtonElement>) {
    const { form } = event.currentTarget;
    // An incomplete form is left to the browser, which shows what is missing.
    if (form !== null && !form.noValidate && !form.checkValidity()) return;
    event.preventDefault();
    if (!pending) setOpen(true);
  }

  return (
    <>
      <Button
        {...button}
        variant={variant}
        onClick={ask}
        aria-disabled={pending || undefined}
        aria-haspopup="dialog"
      >
        {children}
      </Button>
      {isOpen && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={title}
          size="sm"
          footer={
            <>
              <Button type="button" onClick={() => setOpen(false)} data-autofocus>
                {t("cancel")}
              </Button>
              <ConfirmSubmit {...button} onDone={() => setOpen(false)}>
                {confirm ?? children}
              </ConfirmSubmit>
            </>
          }
        >
          <div className="text-muted">{consequence}</div>
        </Dialog>
      )}
    </>
  );
}

function ConfirmSubmit({
  onDone,
  id: _,
  ...button
}: Omit<ButtonProps, "type" | "onClick" | "title"> & { onDone: () => void }) {
  function submit(event: MouseEvent<HTMLButtonElement>) {
    const { currentTarget } = event;
    event.preventDefault();
    currentTarget.form?.requestSubmit(currentTarget);
    onDone();
  }
  return <Button {...button} size="md" variant="danger" onClick={submit} />;
}
