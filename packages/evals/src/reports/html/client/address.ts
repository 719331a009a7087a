/// <reference lib="dom" />

import type { PageView } from "../page-data.ts";

/** Keeps the view in the address, so that a link to a file shows what its sender saw. */
export function makeAddress(defaultLanguage: "en" | "zh") {
  const names = ["query", "model", "outcome", "field", "value", "change", "sample", "shown"] as const;

  function read(view: PageView): void {
    const parameters = new URLSearchParams(location.hash.slice(1));
    for (const name of names) view[name] = parameters.get(name) ?? "";
    const epoch = Number(parameters.get("epoch") ?? 0);
    view.epoch = Number.isInteger(epoch) && epoch > 0 ? epoch : 0;
    const language = parameters.get("language");
    view.language = language === "en" || language === "zh" ? language : defaultLanguage;
    const theme = parameters.get("theme");
    view.theme = theme === "light" || theme === "dark" ? theme : "";
  }

  function write(view: PageView): void {
    const parameters = new URLSearchParams();
    for (const name of names) if (view[name] !== "") parameters.set(name, view[name]);
    if (view.epoch > 0) parameters.set("epoch", String(view.epoch));
    if (view.language !== defaultLanguage) parameters.set("language", view.language);
    if (view.theme !== "") parameters.set("theme", view.theme);
    const hash = `#${parameters.toString()}`;
    if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
  }

  return { read, write };
}

export type Address = ReturnType<typeof makeAddress>;
