"use client";
import { useLayoutEffect, useRef } from "react";
import type { MouseEvent, PointerEvent, RefObject, SyntheticEvent } from "react";

export interface ModalProps {
  ref: RefObject<HTMLDialogElement | null>;
  onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
  onPointerDown: (event: PointerEvent<HTMLDialogElement>) => void;
  onClick: (event: MouseEvent<HTMLDialogElement>) => void;
}

/**
 * What makes a native `<dialog>` without padding a modal: opened and closed by state, closed by Esc and by a click
 * beside it. The browser gives the focus back. Focus starts at the element with `data-autofocus`, or at the first.
 */
export function useModal(isOpen: boolean, onClose: () => void): ModalProps {
  const ref = useRef<HTMLDialogElement>(null);
  const wasPressedBeside = useRef(false);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isOpen || dialog === null) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => dialog.close();
  }, [isOpen]);

  return {
    ref,
    // The event comes late: by then the dialog may be open again.
    onClose: ({ target, currentTarget }) => {
      if (target === currentTarget && !currentTarget.open) onClose();
    },
    // A selection that starts inside and ends beside the dialog is no click beside it.
    onPointerDown: ({ target, currentTarget }) => {
      wasPressedBeside.current = target === currentTarget;
    },
    onClick: ({ target, currentTarget }) => {
      if (target === currentTarget && wasPressedBeside.current) currentTarget.close();
    },
  };
}
