import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-strong",
  secondary: "bg-surface text-ink border-line-strong hover:bg-raised",
  quiet: "bg-transparent text-muted border-transparent hover:bg-raised hover:text-ink",
  danger: "bg-surface text-bad border-bad hover:bg-bad-soft",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2 text-sm coarse:min-h-11 coarse:px-3",
  md: "min-h-8 px-3 text-base coarse:min-h-11",
};

/** The classes of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return classNames(
    "inline-flex items-center justify-center gap-1.5 rounded border font-medium no-underline whitespace-nowrap transition-colors",
    "disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A button; submits its form unless told otherwise by `type`. */
export function Button({ variant, size, className, type = "submit", ...button }: ButtonProps) {
  return <button {...button} type={type} className={classNames(buttonClass(variant, size), className)} />;
}
