"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { buttonClass } from "./button.tsx";
import { classNames } from "./class-names.ts";

interface MenuProps {
  label: ReactNode;
  children: ReactNode;
}

/** A panel that opens under its button and closes by Escape, by its button or by a press elsewhere. */
export function DataTableMenu({ label, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPress = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && details.current?.contains(target);
      if (isInside !== true) setIsOpen(false);
    };
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setIsOpen(false);
    details.current?.querySelector("summary")?.focus();
  };
  return (
    <details
      ref={details}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      onKeyDown={onKeyDown}
      className="@lg:relative"
    >
      <summary className={buttonClass("secondary", "md")}>{label}</summary>
      {isOpen && (
        <div
          className={classNames(
            "absolute inset-x-0 top-full z-20 mt-1 max-h-[min(28rem,70dvh)] overflow-y-auto rounded border border-line bg-surface p-3 text-sm shadow-pop",
            "@lg:right-0 @lg:left-auto @lg:w-80",
          )}
        >
          {children}
        </div>
      )}
    </details>
  );
}
