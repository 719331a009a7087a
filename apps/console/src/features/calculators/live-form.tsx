"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { FormEvent, MouseEvent, ReactNode } from "react";
import { Button } from "@assay/ui/button";
import { classNames } from "@assay/ui/class-names.ts";
import { Icon } from "@assay/ui/icon";
import { hrefOf, othersOf, toQuery } from "./query.ts";
import type { QueryField } from "./query.ts";

export interface LiveFormProps {
  fields: readonly QueryField[];
  /** The query of the address that the server has answered. */
  query: string;
  label: string;
  /** What the button says, and what is said while the server computes. */
  words: { run: string; pending: string };
  /** The main result in a line; it stays in sight where the form is above the results. */
  headline: string;
  /** Which comes first where there is room for one column only. */
  first?: "form" | "results";
  /** The fields. */
  children: ReactNode;
  /** What is computed from them. */
  results: ReactNode;
}

const waitMs = 150;

/**
 * A form whose results follow what is typed: the address is replaced and the server computes. What is typed is never
 * touched by an answer; only another address (a scenario, a reset, the way back) sets the fields. Without JavaScript
 * it is a plain form.
 */
export function LiveForm({
  fields,
  query,
  label,
  words,
  headline,
  first = "form",
  children,
  results,
}: LiveFormProps) {
  const router = useRouter();
  const pathname = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(query);
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    if (isPending || timer.current !== undefined || query === sent.current) return;
    sent.current = query;
    if (form.current !== null) fill(form.current, fields, query);
  }, [fields, isPending, query]);

  useEffect(() => () => clearTimeout(timer.current), []);

  function send() {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (form.current === null) return;
    if (!navigator.onLine) {
      window.addEventListener("online", send, { once: true });
      return;
    }
    const next = typed(form.current, fields, othersOf(query, fields));
    if (next === sent.current) return;
    sent.current = next;
    startTransition(() => router.replace(hrefOf(pathname, next), { scroll: false }));
  }

  function wait(delayMs = waitMs) {
    clearTimeout(timer.current);
    timer.current = setTimeout(send, delayMs);
  }

  function input({ nativeEvent, target }: FormEvent<HTMLFormElement>) {
    if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return;
    wait(target instanceof HTMLSelectElement ? 0 : waitMs);
  }

  /** A link to this page leads on from what is typed, though its address was written before. */
  function follow(event: MouseEvent<HTMLDivElement>) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain || link.pathname !== pathname || link.hash !== "" || link.target !== "")
      return;
    event.preventDefault();
    const isBehind = timer.current !== undefined || isPending;
    clearTimeout(timer.current);
    timer.current = undefined;
    const target = link.search.replace(/^\?/u, "");
    const isSameInputs = typed(null, fields, [], target) === typed(null, fields, [], query);
    const next =
      isBehind && isSameInputs && form.current !== null
        ? typed(form.current, fields, othersOf(target, fields))
        : target;
    startTransition(() => router.push(hrefOf(pathname, next), { scroll: false }));
  }

  const inputs = (
    <form
      ref={form}
      method="get"
      action={pathname}
      aria-label={label}
      autoComplete="off"
      noValidate
      onInput={input}
      onCompositionEnd={() => wait()}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="grid content-start gap-4 sm:grid-cols-2 lg:grid-cols-1"
    >
      {children}
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-3 border-t border-line bg-bg px-4 py-2 sm:col-span-2 lg:static lg:col-span-1 lg:mx-0 lg:border-0 lg:p-0">
        <Button variant="primary">{words.run}</Button>
        <output className="min-w-0 flex-1 truncate font-medium lg:hidden">{headline}</output>
        <span role="status" className="flex items-center gap-1.5 text-sm text-muted">
          {isPending && (
            <>
              <Icon name="again" className="size-4 animate-spin" />
              {words.pending}
            </>
          )}
        </span>
      </div>
    </form>
  );
  const answers = (
    <div aria-busy={isPending} className={isPending ? "min-w-0 opacity-70 transition-opacity" : "min-w-0"}>
      {results}
    </div>
  );
  return (
    // The links inside are what is operated; the wrapper only says where they lead.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      onClickCapture={follow}
      className={classNames(
        "grid items-start gap-5",
        first === "form"
          ? "lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[23rem_minmax(0,1fr)]"
          : "lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23rem]",
      )}
    >
      {first === "form" ? inputs : answers}
      {first === "form" ? answers : inputs}
    </div>
  );
}

/** The query of what stands in a form, or of a query's inputs alone. */
function typed(
  form: HTMLFormElement | null,
  fields: readonly QueryField[],
  others: readonly (readonly [string, string])[],
  query = "",
): string {
  const params = new URLSearchParams(query);
  return toQuery(
    fields,
    (name) => (form === null ? params.get(name) : controlOf(form, name)?.value) ?? undefined,
    others,
  );
}

function fill(form: HTMLFormElement, fields: readonly QueryField[], query: string): void {
  const params = new URLSearchParams(query);
  for (const { name, base } of fields) {
    const control = controlOf(form, name);
    if (control !== undefined) control.value = params.get(name) ?? base;
  }
}

function controlOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | undefined {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control : undefined;
}
